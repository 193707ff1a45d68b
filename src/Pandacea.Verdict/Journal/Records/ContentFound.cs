namespace Pandacea.Verdict.Journal;

/// <summary>Verification: content that the node has pinned, read to its end past proxy and SDK.</summary>
public sealed record ContentFound : JournalRecord
{
    /// <summary>Its CID.</summary>
    public required string Cid { get; init; }

    /// <summary>What its bytes are; null where they could not be read.</summary>
    public ContentTerms? Terms { get; init; }

    /// <summary>Why they could not be read, or that what was pinned before the run is not any more.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it was pinned before the run, or by somebody else.</summary>
    public bool Earlier { get; init; }
}
