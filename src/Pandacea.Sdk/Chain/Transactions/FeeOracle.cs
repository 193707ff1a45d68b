using System.Numerics;

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
        var reward = history.TryGetProperty("reward", out var rewards) && rewards.ValueKind == System.Text.Json.JsonValueKind.Array
            ? Hex.ToInteger(rewards[0][0].GetString()!)
            : BigInteger.Zero;
        var priority = BigInteger.Max(reward, LeastPriorityFee);

        // Twice the base fee outlasts six full blocks in a row.
        var fees = new Fees((baseFee * 2) + priority, priority);
        _quote = new Quote(fees, time.GetTimestamp());
        return fees;
    }

    private sealed record Quote(Fees Fees, long At);
}
