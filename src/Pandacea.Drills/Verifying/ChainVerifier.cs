using System.Globalization;
using System.Text.Json.Nodes;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Reads every lease and the contract's books from the node itself.</summary>
public sealed class ChainVerifier(DirectRpc rpc, string contract, TimeProvider time) : IVerifier
{
    private static readonly TimeSpan SettlingPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SettlingPoll = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public async Task VerifyAsync(IJournal journal, CancellationToken cancellationToken)
    {
        try
        {
            await SettleAsync(cancellationToken).ConfigureAwait(false);
            var reader = new LeaseContractReader(rpc, contract);
            var leases = await reader.LeasesAsync(cancellationToken).ConfigureAwait(false);
            foreach (var lease in leases)
            {
                journal.Append(lease);
            }

            journal.Append(await reader.EscrowAsync(leases.Count, cancellationToken).ConfigureAwait(false));
            journal.Append(new VerificationEnded());
        }
        catch (VerificationException e)
        {
            journal.Append(new VerificationEnded { Error = e.Message });
        }
    }

    /// <summary>Waits until no transaction is waiting for a block, so that nothing changes while it is read.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        while (await PendingAsync(cancellationToken).ConfigureAwait(false) > 0)
        {
            if (time.GetElapsedTime(begin) > SettlingPatience)
            {
                throw new VerificationException($"transactions are still waiting for a block after {SettlingPatience.TotalSeconds} s");
            }

            await Task.Delay(SettlingPoll, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> PendingAsync(CancellationToken cancellationToken)
    {
        var pool = await rpc.CallAsync("txpool_status", new JsonArray(), cancellationToken).ConfigureAwait(false);
        return int.Parse(pool["pending"]!.GetValue<string>()[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
