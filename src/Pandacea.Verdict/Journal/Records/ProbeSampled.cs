namespace Pandacea.Verdict.Journal;

/// <summary>One sample of the independent probe of a dependency, taken through the proxy on a fresh connection.</summary>
public sealed record ProbeSampled : JournalRecord
{
    /// <summary>For example <c>evm</c>.</summary>
    public required string Dependency { get; init; }

    /// <summary>Whether a right answer came.</summary>
    public required bool Ok { get; init; }

    /// <summary>Time to the answer or the failure.</summary>
    public required double LatencyMs { get; init; }

    /// <summary><c>refused</c>, <c>timeout</c>, <c>reset</c>, <c>status 503</c>, ...</summary>
    public string? Error { get; init; }
}
