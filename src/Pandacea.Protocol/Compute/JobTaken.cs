namespace Pandacea.Protocol.Compute;

/// <summary>Answer 202 to a <see cref="JobOffer"/>: the worker has it.</summary>
/// <param name="JobId">Which job.</param>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Fence">Its fence.</param>
/// <param name="WorkerId">Who has it.</param>
public sealed record JobTaken(string JobId, int Attempt, long Fence, string WorkerId);
