namespace Pandacea.Verdict.Journal;

/// <summary>The last record: what the journal must hold to be whole.</summary>
public sealed record JournalClosed : JournalRecord
{
    /// <summary>Number of records before this one.</summary>
    public required long Records { get; init; }

    /// <summary>Records by kind.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>Hash chain over every line, hex: h0 = 32 zero bytes, h(i) = SHA-256(h(i-1) || UTF-8 line without its newline). The last line is
    /// this one, with nothing between the quotation marks of the hash; in version 1 it is the one before.</summary>
    public required string Sha256 { get; init; }
}
