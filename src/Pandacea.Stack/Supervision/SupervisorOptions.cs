namespace Pandacea.Stack;

/// <summary>What <c>serve stack</c> is told.</summary>
public sealed record SupervisorOptions
{
    /// <summary>Offset and home folder of the stack.</summary>
    public required StackPaths Paths { get; init; }

    /// <summary>Anvil's executable; absent: it is looked for.</summary>
    public string? Anvil { get; init; }

    /// <summary>Whether it runs by itself in the background and writes to the stack's log instead of standard output.</summary>
    public bool Detached { get; init; }

    /// <summary>Whether the agent is part of the stack.</summary>
    public bool Agent { get; init; } = true;

    /// <summary>Whether the IPFS node is part of the stack.</summary>
    public bool Ipfs { get; init; } = true;

    /// <summary>Whether a compute worker is part of the stack, where the agent is.</summary>
    public bool Compute { get; init; } = true;

    /// <summary>The IPFS node: an address, a program, or the built-in one; absent: it is looked for.</summary>
    public string? IpfsNode { get; init; }

    /// <summary>How the agent is started.</summary>
    public ServiceLaunch AgentLaunch { get; init; } = ServiceLaunch.Usual;

    /// <summary>How the compute worker is started.</summary>
    public ServiceLaunch ComputeLaunch { get; init; } = ServiceLaunch.Usual;

    /// <summary>How long Anvil may take to answer.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(30);

    internal StackOptions Stack => new()
    {
        Home = Paths.Home,
        Offset = Paths.Offset,
        Scratch = Paths.Scratch,
        Agent = Agent,
        Ipfs = Ipfs,
        Compute = Compute,
        AgentLaunch = AgentLaunch,
        ComputeLaunch = ComputeLaunch,
    };

    internal StackParts Parts => new(Agent, Ipfs, Compute && Agent);
}
