namespace Pandacea.Verdict.Journal;

/// <summary>Names of workload operations.</summary>
public static class OperationNames
{
    /// <summary>A lease is proposed to the agent.</summary>
    public const string ProposalCreate = "proposal.create";

    /// <summary>A lease is created on chain.</summary>
    public const string LeaseCreate = "lease.create";

    /// <summary>The agent says that it approved the lease.</summary>
    public const string LeaseApprove = "lease.approve";

    public const string LeaseRead = "lease.read";
    public const string BlockRead = "block.read";

    /// <summary>A product is read from the agent's catalogue.</summary>
    public const string ProductRead = "product.read";

    /// <summary>A read that a match rule fails on every attempt, so that backoff can be seen; never part of the success rate.</summary>
    public const string Canary = "canary";

    /// <summary>The dependency that answers an operation.</summary>
    public static string DependencyOf(string name) => name is ProposalCreate or LeaseApprove or ProductRead ? "agent" : "evm";

    /// <summary>Operations whose latency is judged: the others wait for blocks.</summary>
    public static bool IsRead(string name) => name is LeaseRead or BlockRead or ProductRead;

    /// <summary>Operations that the schedule starts; the others follow when these have succeeded.</summary>
    public static bool IsScheduled(string name) => name is ProposalCreate or BlockRead or ProductRead;

    /// <summary>Operations with an effect that could be lost.</summary>
    public static bool IsWrite(string name) => name is ProposalCreate or LeaseCreate or LeaseApprove;
}
