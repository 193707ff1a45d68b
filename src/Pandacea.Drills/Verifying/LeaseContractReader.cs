using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Reads the lease contract's books from the node, decoding by code of its own.</summary>
public sealed class LeaseContractReader(DirectRpc rpc, string contract)
{
    private const string LeaseCount = "0xb4c0498b";
    private const string LeaseIds = "0xa533ca64";
    private const string GetLease = "0x2d54ad30";
    private const string OpenEscrow = "0x269fadb3";
    private const string OpenStakes = "0xb4556079";
    private const string TotalWithdrawable = "0x0600a865";
    private const int PageSize = 500;

    private static readonly string[] States = ["None", "Created", "Approved", "Executed", "Finalized", "Disputed", "Resolved", "Cancelled"];

    /// <summary>Every lease that the contract holds.</summary>
    public async Task<IReadOnlyList<LeaseFound>> LeasesAsync(CancellationToken cancellationToken)
    {
        var ids = await IdsAsync(cancellationToken).ConfigureAwait(false);
        var answers = await rpc.BatchAsync([.. ids.Select(id => ("eth_call", Call(GetLease + id[2..])))], cancellationToken).ConfigureAwait(false);
        return [.. answers.Select((answer, index) => Decode(ids[index], Words.Of(answer)))];
    }

    /// <summary>The contract's balance beside what it owes.</summary>
    public async Task<EscrowCounted> EscrowAsync(int leases, CancellationToken cancellationToken)
    {
        var answers = await rpc.BatchAsync(
            [
                ("eth_getBalance", new JsonArray(contract, "latest")),
                ("eth_call", Call(OpenEscrow)),
                ("eth_call", Call(OpenStakes)),
                ("eth_call", Call(TotalWithdrawable)),
            ],
            cancellationToken).ConfigureAwait(false);
        var sums = answers.Select(answer => Words.Of(answer).Number(0).ToString(CultureInfo.InvariantCulture)).ToArray();
        return new EscrowCounted { BalanceWei = sums[0], OpenEscrowWei = sums[1], StakesWei = sums[2], WithdrawableWei = sums[3], Leases = leases };
    }

    /// <summary>How many leases the contract holds.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        (int)Words.Of(await rpc.CallAsync("eth_call", Call(LeaseCount), cancellationToken).ConfigureAwait(false)).Number(0);

    private async Task<List<string>> IdsAsync(CancellationToken cancellationToken)
    {
        var count = await CountAsync(cancellationToken).ConfigureAwait(false);
        var ids = new List<string>(count);
        while (ids.Count < count)
        {
            var page = Words.Of(await rpc.CallAsync("eth_call", Call($"{LeaseIds}{ids.Count:x64}{PageSize:x64}"), cancellationToken).ConfigureAwait(false));
            var length = (int)page.Number(1);
            if (length == 0)
            {
                throw new VerificationException($"the contract counts {count} leases and lists {ids.Count}");
            }

            ids.AddRange(Enumerable.Range(2, length).Select(page.Bytes32));
        }

        return ids;
    }

    private JsonArray Call(string data) => [new JsonObject { ["to"] = contract, ["data"] = data }, "latest"];

    private static LeaseFound Decode(string id, Words words)
    {
        var price = words.Number(7).ToString(CultureInfo.InvariantCulture);
        return new LeaseFound
        {
            LeaseId = id,
            State = States[(int)words.Number(2)],
            Terms = new LeaseTerms(words.Bytes32(6), words.Bytes32(5), words.Address(0), words.Address(3), price, (long)BigInteger.Min(words.Number(1), long.MaxValue)),
        };
    }
}
