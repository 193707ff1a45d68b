namespace Pandacea.Stack;

/// <summary>Which stack, and how it is to be started.</summary>
public sealed record StackOptions
{
    /// <summary>Shifts every port, so that stacks can live side by side.</summary>
    public int Offset { get; init; }

    /// <summary>The <c>.pandacea</c> folder; see <see cref="PandaceaHome"/>.</summary>
    public required string Home { get; init; }

    /// <summary>Whether to forget the chain of an earlier start, and what agent and IPFS node kept beside it.</summary>
    public bool FreshChain { get; init; }

    /// <summary>Whether it is the stack of a run: its state begins anew and lies apart from what is kept between <c>up</c> and <c>up</c>.</summary>
    public bool Scratch { get; init; }

    /// <summary>Whether the agent is part of it; a drill of the chain alone is not disturbed by one.</summary>
    /// <value>True.</value>
    public bool Agent { get; init; } = true;

    /// <summary>Whether the IPFS node is part of it.</summary>
    /// <value>True.</value>
    public bool Ipfs { get; init; } = true;

    /// <summary>Whether a compute worker is part of it, where the agent is.</summary>
    /// <value>True.</value>
    public bool Compute { get; init; } = true;

    /// <summary>How the agent is started.</summary>
    public ServiceLaunch AgentLaunch { get; init; } = ServiceLaunch.Usual;

    /// <summary>How the compute worker is started.</summary>
    public ServiceLaunch ComputeLaunch { get; init; } = ServiceLaunch.Usual;

    /// <summary>How long the stack may take until it is ready.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that must be free where <see cref="Home"/> is.</summary>
    public long Room { get; init; }

    /// <summary>Where it keeps its files.</summary>
    public StackPaths Paths => new(Home, Offset) { Scratch = Scratch };

    internal StackParts Parts => new(Agent, Ipfs, Compute && Agent);
}
