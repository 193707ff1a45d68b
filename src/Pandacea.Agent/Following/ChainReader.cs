using System.Globalization;
using System.Text.Json;
using Pandacea.Agent.Store;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Following;

/// <summary>What the follower asks of a node.</summary>
internal sealed class ChainReader(IEvmRpc rpc, string contract)
{
    private static readonly string[] Topics =
    [
        LeaseAgreementAbi.Topics.LeaseCreated, LeaseAgreementAbi.Topics.LeaseApproved, LeaseAgreementAbi.Topics.LeaseExecuted,
        LeaseAgreementAbi.Topics.LeaseFinalized, LeaseAgreementAbi.Topics.LeaseCancelled, LeaseAgreementAbi.Topics.DisputeRaised,
        LeaseAgreementAbi.Topics.DisputeResolved,
    ];

    /// <summary>The newest block.</summary>
    public async ValueTask<ChainMark> HeadAsync(CancellationToken cancellationToken) =>
        await MarkAsync("latest", cancellationToken).ConfigureAwait(false) ?? throw new FormatException("The node has no newest block.");

    /// <summary>A block; null if the node has none with the number.</summary>
    public ValueTask<ChainMark?> BlockAsync(long number, CancellationToken cancellationToken) => MarkAsync(Quantity(number), cancellationToken);

    /// <summary>How many transactions of the account are in blocks.</summary>
    public async ValueTask<ulong> TransactionCountAsync(string account, CancellationToken cancellationToken)
    {
        var count = await rpc.CallAsync("eth_getTransactionCount", [account, "latest"], cancellationToken).ConfigureAwait(false);
        return (ulong)Number(count.GetString());
    }

    /// <summary>The contract's events in the blocks, both ends included.</summary>
    public async ValueTask<IReadOnlyList<ChainEvent>> EventsAsync(long from, long to, CancellationToken cancellationToken)
    {
        var filter = new Dictionary<string, object?>
        {
            ["address"] = contract,
            ["fromBlock"] = Quantity(from),
            ["toBlock"] = Quantity(to),
            ["topics"] = new object?[] { Topics },
        };
        var logs = await rpc.CallAsync("eth_getLogs", [filter], cancellationToken).ConfigureAwait(false);
        return [.. logs.EnumerateArray().Select(LeaseLog.Parse)];
    }

    internal static long Number(string? quantity) =>
        quantity is not null && quantity.StartsWith("0x", StringComparison.Ordinal)
            ? long.Parse(quantity.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : throw new FormatException("The node gave no number.");

    private static string Quantity(long number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);

    private async ValueTask<ChainMark?> MarkAsync(string block, CancellationToken cancellationToken)
    {
        var found = await rpc.CallAsync("eth_getBlockByNumber", [block, false], cancellationToken).ConfigureAwait(false);
        return found.ValueKind == JsonValueKind.Object
            ? new ChainMark(Number(found.GetProperty("number").GetString()), found.GetProperty("hash").GetString()!)
            : null;
    }
}
