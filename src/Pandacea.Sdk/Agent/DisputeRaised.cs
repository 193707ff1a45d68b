namespace Pandacea.Sdk.Agent;

/// <summary>A dispute that is on chain.</summary>
/// <param name="DisputeId">The agent's name for it.</param>
/// <param name="TransactionHash">The transaction that raised it.</param>
/// <param name="BlockNumber">The block that it is in.</param>
public sealed record DisputeRaised(string DisputeId, string TransactionHash, ulong BlockNumber);
