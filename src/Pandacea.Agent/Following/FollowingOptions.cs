using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Following;

/// <summary>Which contract the agent follows, and as whom.</summary>
public sealed class FollowingOptions
{
    /// <summary>The lease contract.</summary>
    public required string Contract { get; init; }

    /// <summary>The agent's own account: the earner of its leases, which signs approvals.</summary>
    public required EvmAccount Earner { get; init; }

    /// <summary>Pause between two looks at the chain.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Blocks asked for at once.</summary>
    public long BlocksAtOnce { get; init; } = 1000;

    /// <summary>Blocks, its own included, after which an event counts; with more of them a reorganisation takes back less, and approvals come later.</summary>
    public int Confirmations { get; init; } = 1;

    /// <summary>Approvals that may wait for their blocks at the same time.</summary>
    public int ApprovalsAtOnce { get; init; } = 32;
}
