namespace Pandacea.Verdict.Journal;

/// <summary>A service of the stack ended, stood still or came back, and no fault of the run was the cause.</summary>
public sealed record ServiceChanged : JournalRecord
{
    /// <summary>A service that ended although nobody had asked it to.</summary>
    public const string Died = "died";

    /// <summary>A service that somebody has stopped as SIGSTOP does: it is there and does not run.</summary>
    public const string Suspended = "suspended";

    /// <summary>One that was suspended runs on.</summary>
    public const string RanOn = "ran_on";

    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary><c>died</c>, <c>returned</c>, <c>restarted</c>, <see cref="Suspended"/> or <see cref="RanOn"/>.</summary>
    public required string State { get; init; }

    /// <summary>Exit code of one that died.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Instant at the supervisor, on the runner's clock, ns.</summary>
    public required long At { get; init; }
}
