using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs.Workers;

/// <summary>What became of an offer.</summary>
/// <param name="Fate">In one word.</param>
/// <param name="WorkerId">Who took it.</param>
/// <param name="Reason">Why it was not taken.</param>
/// <param name="Failure">Why it cannot be carried out.</param>
internal sealed record OfferOutcome(OfferFate Fate, string? WorkerId = null, string? Reason = null, JobFailure? Failure = null);
