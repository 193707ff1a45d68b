namespace Pandacea.Sdk.Jobs;

/// <summary>The agent took a job and will keep it.</summary>
/// <param name="JobId">What to name it by.</param>
/// <param name="IdempotencyKey">The key that it was handed in with.</param>
public sealed record JobSubmitted(string JobId, string IdempotencyKey);
