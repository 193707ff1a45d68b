namespace Pandacea.Verdict.Journal;

/// <summary>Verification of one source came to its end, or could not.</summary>
public sealed record VerificationEnded : JournalRecord
{
    /// <summary>One of <see cref="Sources"/>.</summary>
    public required string Of { get; init; }

    /// <summary>Why the truth could not be read; null when it could.</summary>
    public string? Error { get; init; }
}
