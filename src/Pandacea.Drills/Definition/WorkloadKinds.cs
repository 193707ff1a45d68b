using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Definition;

/// <summary>Every kind of load.</summary>
public static class WorkloadKinds
{
    /// <summary>The whole journey of a lease: proposed to the agent, created on chain, approved by the agent, read back.</summary>
    public static WorkloadKind Leases { get; } = new("leases", [Dependencies.Evm, Dependencies.Agent],
        [OperationNames.ProposalCreate, OperationNames.LeaseCreate, OperationNames.LeaseApprove, OperationNames.LeaseRead]);

    /// <summary>Reads of the latest block.</summary>
    public static WorkloadKind Reads { get; } = new("reads", [Dependencies.Evm], [OperationNames.BlockRead]);

    /// <summary>Proposals to the agent that are not followed by a lease.</summary>
    public static WorkloadKind Proposals { get; } = new("proposals", [Dependencies.Agent], [OperationNames.ProposalCreate]);

    /// <summary>Reads of a product from the agent's catalogue.</summary>
    public static WorkloadKind Queries { get; } = new("queries", [Dependencies.Agent], [OperationNames.ProductRead]);

    /// <summary>Uploads of 0 B to 8 MB to the IPFS node.</summary>
    public static WorkloadKind Uploads { get; } = new("uploads", [Dependencies.Ipfs], [OperationNames.ContentUpload]);

    /// <summary>Downloads of what was uploaded.</summary>
    public static WorkloadKind Downloads { get; } = new("downloads", [Dependencies.Ipfs], [OperationNames.ContentDownload]);

    /// <summary>One of each sort of request that the agent answers by itself, one after the other.</summary>
    public static WorkloadKind Rounds { get; } = new("rounds", [Dependencies.Agent],
    [
        OperationNames.ProductList, OperationNames.ProposalCreate, OperationNames.ProposalRead, OperationNames.AddressBind,
        OperationNames.AgentHealth, OperationNames.AgentLiveness, OperationNames.AgentReadiness,
    ]);

    /// <summary>Statistics that the worker computes in no time.</summary>
    public static WorkloadKind Jobs { get; } = new("jobs", JobNeeds, [OperationNames.JobSubmit, OperationNames.JobComplete]);

    /// <summary>Trainings of about a second.</summary>
    public static WorkloadKind Trainings { get; } = new("trainings", JobNeeds, [OperationNames.JobSubmit, OperationNames.JobComplete]);

    /// <summary>All, in the order in which people see them.</summary>
    public static IReadOnlyList<WorkloadKind> All { get; } = [Leases, Reads, Proposals, Queries, Rounds, Uploads, Downloads, Jobs, Trainings];

    private static string[] JobNeeds => [Dependencies.Ipfs, Dependencies.Agent, Dependencies.Compute, Dependencies.Reports];
}
