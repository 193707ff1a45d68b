namespace Pandacea.Sdk.Jobs;

/// <summary>The agent took a computation and will keep it.</summary>
/// <param name="ComputationId">What to name it by.</param>
/// <param name="IdempotencyKey">The key that it was handed in with.</param>
public sealed record ComputationSubmitted(string ComputationId, string IdempotencyKey);
