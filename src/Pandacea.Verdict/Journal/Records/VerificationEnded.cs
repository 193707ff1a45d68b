namespace Pandacea.Verdict.Journal;

/// <summary>Verification came to its end, or could not.</summary>
public sealed record VerificationEnded : JournalRecord
{
    /// <summary>Why the truth could not be read; null when it could.</summary>
    public string? Error { get; init; }
}
