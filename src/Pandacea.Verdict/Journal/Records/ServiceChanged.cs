namespace Pandacea.Verdict.Journal;

/// <summary>A service of the stack ended or came back, and no fault of the run was the cause.</summary>
public sealed record ServiceChanged : JournalRecord
{
    /// <summary>A service that ended although nobody had asked it to.</summary>
    public const string Died = "died";

    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary><c>died</c>, <c>returned</c> or <c>restarted</c>.</summary>
    public required string State { get; init; }

    /// <summary>Exit code of one that died.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Instant at the supervisor, on the runner's clock, ns.</summary>
    public required long At { get; init; }
}
