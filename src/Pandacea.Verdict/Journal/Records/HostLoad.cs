namespace Pandacea.Verdict.Journal;

/// <summary>How busy the machine was since the last such record, as shares (0..1) of all its processors.</summary>
public sealed record HostLoad : JournalRecord
{
    /// <summary>By whatever ran.</summary>
    public required double Busy { get; init; }

    /// <summary>By what is neither the runner nor its stack.</summary>
    public required double Others { get; init; }
}
