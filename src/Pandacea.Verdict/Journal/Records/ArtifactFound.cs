namespace Pandacea.Verdict.Journal;

/// <summary>Verification: an artifact that the IPFS node has pinned, whichever attempt left it there.</summary>
public sealed record ArtifactFound : JournalRecord
{
    /// <summary>Its CID.</summary>
    public required string Cid { get; init; }

    /// <summary>Whose it says that it is.</summary>
    public required string JobId { get; init; }

    /// <summary>Hash that it comes to, hex.</summary>
    public required string Hash { get; init; }
}
