namespace Pandacea.Verdict.Journal;

/// <summary>Offset of a service's clock from the runner's.</summary>
public sealed record ClockChecked : JournalRecord
{
    /// <summary>Which service.</summary>
    public required string Service { get; init; }

    /// <summary>Wall clock of the service minus the runner's.</summary>
    public required double OffsetMs { get; init; }
}
