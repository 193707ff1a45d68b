using System.Numerics;
using System.Text.Json;

namespace Pandacea.Sdk.Chain;

/// <summary>The fees to offer now, asked for at most every few seconds.</summary>
internal sealed class FeeOracle(IEvmRpc rpc, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private static readonly BigInteger LeastPriorityFee = 1_000_000_000;
    private volatile Quote? _quote;

    public async ValueTask<Fees> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_quote is { } cached && time.GetElapsedTime(cached.At) < Lifetime)
        {
            return cached.Fees;
        }

        var history = await rpc.CallAsync("eth_feeHistory", ["0x1", "latest", new object?[] { 50 }], cancellationToken).ConfigureAwait(false);
        var baseFee = Hex.ToInteger(history.GetProperty("baseFeePerGas").EnumerateArray().Last().GetString()!);
        var priority = BigInteger.Max(RewardOf(history), LeastPriorityFee);

        // Twice the base fee outlasts six full blocks in a row.
        var fees = new Fees((baseFee * 2) + priority, priority);
        _quote = new Quote(fees, time.GetTimestamp());
        return fees;
    }

    /// <summary>What the newest block paid; zero where the node does not say. Anvil gives an empty list for a block so new that
    /// its history does not hold it yet.</summary>
    private static BigInteger RewardOf(JsonElement history) =>
        history.TryGetProperty("reward", out var rewards)
        && rewards.ValueKind == JsonValueKind.Array
        && rewards.EnumerateArray().LastOrDefault() is { ValueKind: JsonValueKind.Array } newest
        && newest.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } reward
            ? Hex.ToInteger(reward.GetString()!)
            : BigInteger.Zero;

    private sealed record Quote(Fees Fees, long At);
}
