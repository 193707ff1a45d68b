namespace Pandacea.Verdict.Journal;

/// <summary>Verification: an artifact that the IPFS node has pinned, whichever attempt left it there; or what it has pinned and cannot give.</summary>
public sealed record ArtifactFound : JournalRecord
{
    /// <summary>Its CID.</summary>
    public required string Cid { get; init; }

    /// <summary>Whose it says that it is; null where it could not be read.</summary>
    public string? JobId { get; init; }

    /// <summary>Hash that it comes to, hex; null where it could not be read.</summary>
    public string? Hash { get; init; }

    /// <summary>Why it could not be read, or what is wrong with it; null: nothing.</summary>
    public string? Error { get; init; }
}
