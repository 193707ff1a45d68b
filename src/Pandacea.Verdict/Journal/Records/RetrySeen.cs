namespace Pandacea.Verdict.Journal;

/// <summary>A service of the stack says that it is going to retry a call, for the attempt before failed.</summary>
public sealed record RetrySeen : JournalRecord
{
    /// <summary>Which service.</summary>
    public required string Service { get; init; }

    /// <summary>Circuit of the upstream.</summary>
    public required string Circuit { get; init; }

    /// <summary>Why the attempt failed.</summary>
    public required string Cause { get; init; }

    /// <summary>Instant at the service, on the runner's clock, ns.</summary>
    public required long At { get; init; }
}
