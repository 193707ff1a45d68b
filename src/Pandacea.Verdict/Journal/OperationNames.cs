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

    /// <summary>Content is stored and pinned.</summary>
    public const string ContentUpload = "content.upload";

    /// <summary>Content is fetched by its CID.</summary>
    public const string ContentDownload = "content.download";

    /// <summary>A page of the agent's catalogue is read.</summary>
    public const string ProductList = "product.list";

    /// <summary>The agent says where a proposal stands.</summary>
    public const string ProposalRead = "proposal.read";

    /// <summary>An address is bound to an identity: a challenge, and its signature.</summary>
    public const string AddressBind = "address.bind";

    /// <summary>The agent says whether it can serve.</summary>
    public const string AgentHealth = "agent.health";

    /// <summary>The agent says who it is.</summary>
    public const string AgentLiveness = "agent.liveness";

    /// <summary>The agent says whether its dependencies are there.</summary>
    public const string AgentReadiness = "agent.readiness";

    /// <summary>A job is handed in to the agent.</summary>
    public const string JobSubmit = "job.submit";

    /// <summary>A job that was handed in has its artifact.</summary>
    public const string JobComplete = "job.complete";

    /// <summary>A read that a match rule fails on every attempt, so that backoff can be seen; never part of the success rate.</summary>
    public const string Canary = "canary";

    /// <summary>The dependency that answers an operation.</summary>
    public static string DependencyOf(string name) => name switch
    {
        LeaseCreate or LeaseRead or BlockRead or Canary => "evm",
        ContentUpload or ContentDownload => "ipfs",
        JobComplete => "compute",
        _ => "agent",
    };

    /// <summary>Whether an operation cannot end without a dependency. A job needs the worker, its reports and its storage.</summary>
    public static bool IsOn(string name, string dependency) => DependencyOf(name) == dependency || (name == JobComplete && dependency is "reports" or "ipfs");

    /// <summary>Operations whose latency is judged: the others wait for blocks.</summary>
    public static bool IsRead(string name) => name is LeaseRead or BlockRead or ProductRead or ProductList or ProposalRead or AgentHealth or AgentLiveness or AgentReadiness or ContentDownload;

    /// <summary>Operations that the schedule starts; the others follow when these have succeeded. In a round a proposal is no start.</summary>
    public static bool IsScheduled(string name) => name is ProposalCreate or BlockRead or ProductRead or ProductList or ContentUpload or ContentDownload or JobSubmit;

    /// <summary>Operations with an effect that could be lost.</summary>
    public static bool IsWrite(string name) => name is ProposalCreate or LeaseCreate or LeaseApprove or ContentUpload or JobSubmit or JobComplete;
}
