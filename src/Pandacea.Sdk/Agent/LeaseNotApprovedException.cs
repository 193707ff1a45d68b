namespace Pandacea.Sdk.Agent;

/// <summary>A lease never will be approved, or was not in time.</summary>
public sealed class LeaseNotApprovedException : PandaceaException
{
    internal LeaseNotApprovedException(string message, AgentLease? lease, PandaceaException? lastError = null)
        : base(message, lastError)
    {
        Lease = lease;
        Dependency = "agent";
        RequestId = lastError?.RequestId;
    }

    /// <summary>The lease as it was last seen.</summary>
    /// <value>Null: the agent never answered.</value>
    public AgentLease? Lease { get; }
}
