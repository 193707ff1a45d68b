namespace Pandacea.Drills.Verifying;

/// <summary>Where the truth of a run is read; null where the run writes nothing.</summary>
public sealed record RunSources
{
    /// <summary>The chain.</summary>
    public ChainSource? Chain { get; init; }

    /// <summary>The agent's store.</summary>
    public StoreSource? Store { get; init; }

    /// <summary>Jobs in the agent's store.</summary>
    public JobSource? Jobs { get; init; }

    /// <summary>The IPFS node, where jobs leave their artifacts.</summary>
    public NodeSource? Artifacts { get; init; }

    /// <summary>The IPFS node.</summary>
    public NodeSource? Node { get; init; }
}
