namespace Pandacea.Verdict.Journal;

/// <summary>The injector is gone, and with it its records and its say over the faults.</summary>
public sealed record InjectorLost : JournalRecord
{
    /// <summary>How that showed.</summary>
    public required string Why { get; init; }
}
