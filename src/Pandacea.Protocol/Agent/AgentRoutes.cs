namespace Pandacea.Protocol.Agent;

/// <summary>Paths of the agent's interface.</summary>
public static class AgentRoutes
{
    /// <summary>Prefix of every signed path.</summary>
    public const string Prefix = "/api/v1";

    /// <summary>Asks for a nonce to sign with an address's key.</summary>
    public const string Challenge = Prefix + "/auth/challenge";

    /// <summary>Hands in the signed nonce.</summary>
    public const string Verify = Prefix + "/auth/verify";

    /// <summary>The catalogue.</summary>
    public const string Products = Prefix + "/products";

    /// <summary>Lease proposals.</summary>
    public const string Leases = Prefix + "/leases";

    /// <summary>Jobs that train a model or compute a statistic.</summary>
    public const string Train = Prefix + "/train";

    /// <summary>Where jobs stand, and what they made.</summary>
    public const string Aggregate = Prefix + "/aggregate";

    /// <summary>Computations under a lease, described by content.</summary>
    public const string Execute = Prefix + "/privacy/execute";

    /// <summary>Where computations stand, and what they made.</summary>
    public const string PrivacyResults = Prefix + "/privacy/results";

    /// <summary>What came of leases.</summary>
    public const string Results = Prefix + "/results";

    /// <summary>What the subjects of a product agreed to.</summary>
    public const string Consents = Prefix + "/consents";

    /// <summary>Whether the agent can serve.</summary>
    public const string Health = "/health";

    /// <summary>That the agent lives, and who it is.</summary>
    public const string Liveness = "/healthz";

    /// <summary>Whether the agent's dependencies are there.</summary>
    public const string Readiness = "/readyz";

    /// <summary>Metrics as Prometheus text.</summary>
    public const string Metrics = "/metrics";

    /// <summary>One product.</summary>
    public static string Product(string productId) => $"{Products}/{Segment(productId)}";

    /// <summary>One lease proposal.</summary>
    public static string Lease(string leaseProposalId) => $"{Leases}/{Segment(leaseProposalId)}";

    /// <summary>One job: GET tells where it stands, DELETE cancels it.</summary>
    public static string Job(string jobId) => $"{Aggregate}/{Segment(jobId)}";

    /// <summary>One computation: GET tells where it stands, DELETE cancels it.</summary>
    public static string Computation(string computationId) => $"{PrivacyResults}/{Segment(computationId)}";

    /// <summary>What came of one lease.</summary>
    public static string LeaseResult(string onChainLeaseId) => $"{Results}/{Segment(onChainLeaseId)}";

    /// <summary>The dispute about a lease.</summary>
    public static string Dispute(string onChainLeaseId) => $"{Leases}/{Segment(onChainLeaseId)}/dispute";

    /// <summary>Clients resolve dot segments away, escaped ones too: they would end up on another route.</summary>
    private static string Segment(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return value is "." or ".."
            ? throw new ArgumentException($"'{value}' cannot be part of a path.", nameof(value))
            : Uri.EscapeDataString(value);
    }
}
