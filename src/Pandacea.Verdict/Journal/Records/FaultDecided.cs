namespace Pandacea.Verdict.Journal;

/// <summary>The message stage decided whether a request meets a fault.</summary>
public sealed record FaultDecided : JournalRecord
{
    /// <summary>Index of the window.</summary>
    public required int Window { get; init; }

    /// <summary>Ordinal of the matching request in the window, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Whether the fault was applied.</summary>
    public required bool Hit { get; init; }

    /// <summary>Instant at the proxy, on the runner's clock, ns.</summary>
    public required long At { get; init; }

    /// <summary>Value of <c>Pandacea-Client</c>.</summary>
    public string? Client { get; init; }

    /// <summary>Value of <c>Pandacea-Call</c>.</summary>
    public string? Call { get; init; }

    /// <summary>Value of <c>Pandacea-Attempt</c>.</summary>
    public int? Attempt { get; init; }

    /// <summary>Value of <c>Pandacea-Probe</c>.</summary>
    public string? Probe { get; init; }

    /// <summary>Value of <c>Retry-After</c> that was sent, ms.</summary>
    public int? RetryAfterMs { get; init; }
}
