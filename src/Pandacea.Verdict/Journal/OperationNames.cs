namespace Pandacea.Verdict.Journal;

/// <summary>Names of workload operations.</summary>
public static class OperationNames
{
    public const string LeaseCreate = "lease.create";
    public const string LeaseApprove = "lease.approve";
    public const string LeaseRead = "lease.read";
    public const string BlockRead = "block.read";

    /// <summary>A read that a match rule fails on every attempt, so that backoff can be seen; never part of the success rate.</summary>
    public const string Canary = "canary";

    /// <summary>Operations whose latency is judged: the others wait for blocks.</summary>
    public static bool IsRead(string name) => name is LeaseRead or BlockRead;
}
