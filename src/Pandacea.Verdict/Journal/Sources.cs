namespace Pandacea.Verdict.Journal;

/// <summary>Where the truth is read after a run.</summary>
public static class Sources
{
    public const string Chain = "chain";

    /// <summary>The agent's store.</summary>
    public const string Store = "store";

    /// <summary>The IPFS node.</summary>
    public const string Node = "node";

    /// <summary>Jobs in the agent's store, and what they left on the IPFS node.</summary>
    public const string Jobs = "jobs";
}
