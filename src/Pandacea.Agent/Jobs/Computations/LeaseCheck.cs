using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Jobs.Computations;

/// <summary>Whether somebody may compute under a lease.</summary>
internal static class LeaseCheck
{
    /// <summary>It is theirs, the earner approved it, and nothing else has become of it.</summary>
    public static bool IsGood(StoredLease? lease, string signer, DateTimeOffset now) =>
        lease is { Status: LeaseStatus.Approved or LeaseStatus.Executed } && lease.Signer == signer && now < lease.CreatedAt + lease.Duration;
}
