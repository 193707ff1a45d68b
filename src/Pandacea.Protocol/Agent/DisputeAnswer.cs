namespace Pandacea.Protocol.Agent;

/// <summary>A dispute is on chain.</summary>
/// <param name="DisputeId">The agent's name for it.</param>
/// <param name="Status"><c>raised</c>: it is on chain.</param>
/// <param name="TransactionHash">The transaction that raised it.</param>
public sealed record DisputeAnswer(string DisputeId, string Status, string TransactionHash)
{
    /// <summary>The dispute is on chain and waits for a decision.</summary>
    public const string Raised = "raised";
}
