using System.Numerics;
using System.Text.Json;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>A lease to propose.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="MaxPrice">The most to pay, in wei.</param>
/// <param name="Duration">How long, in whole seconds.</param>
public sealed record ProposeLease(string ProductId, BigInteger MaxPrice, TimeSpan Duration)
{
    /// <summary>Who the spender is.</summary>
    public string? SpenderDid { get; init; }

    /// <summary>Kind of computation.</summary>
    /// <value>Null: not said.</value>
    public string? ComputationType { get; init; }

    /// <summary>Parameters of the computation, an object.</summary>
    public JsonElement? ComputationParameters { get; init; }

    /// <summary>Names the operation: 1 to 128 visible ASCII characters. Keep it with your own records to repeat the proposal after a crash.</summary>
    /// <value>Null: a new one for each call.</value>
    public string? IdempotencyKey { get; init; }

    internal LeaseProposal ToBody()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ProductId);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxPrice);
        if (ComputationParameters is not null && ComputationType is null)
        {
            throw new ArgumentException("Parameters of a computation need its type.", nameof(ComputationParameters));
        }

        return new LeaseProposal(
            ProductId,
            Wei.Format(MaxPrice),
            LeaseDuration.Format(Duration),
            SpenderDid,
            ComputationType is null ? null : new LeaseComputation(ComputationType, ComputationParameters));
    }
}
