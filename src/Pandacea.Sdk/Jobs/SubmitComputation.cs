using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Jobs;

/// <summary>A computation to hand in.</summary>
/// <param name="LeaseId">The approved lease on chain that it is done under.</param>
/// <param name="Computation">Where its description is stored, see <see cref="IComputationClient.StoreAsync"/>.</param>
/// <param name="Inputs">What its variables stand for.</param>
public sealed record SubmitComputation(string LeaseId, Cid Computation, IReadOnlyList<ComputationInput> Inputs)
{
    /// <summary>Names the operation: 1 to 128 visible ASCII characters. Keep it with your own records to repeat it after a crash.</summary>
    /// <value>Null: a new one for each call.</value>
    public string? IdempotencyKey { get; init; }

    internal ComputationRequest ToBody()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(LeaseId);
        ArgumentNullException.ThrowIfNull(Computation);
        ArgumentNullException.ThrowIfNull(Inputs);
        return new ComputationRequest(LeaseId, Computation.ToString(), Inputs);
    }
}
