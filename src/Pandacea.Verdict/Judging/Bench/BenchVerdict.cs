namespace Pandacea.Verdict.Judging;

/// <summary>What a bench of the agent came to.</summary>
public sealed record BenchVerdict
{
    /// <summary>Passed only if all was measured and nothing was missed.</summary>
    public required CriterionStatus Status { get; init; }

    /// <summary>One of the program's exit codes.</summary>
    public required int ExitCode { get; init; }

    /// <summary>How long was measured.</summary>
    public required double Seconds { get; init; }

    /// <summary>Operations begun per second, by name, as they were asked for.</summary>
    public required IReadOnlyDictionary<string, double> Load { get; init; }

    /// <summary>The 95th percentile of each route must stay below this.</summary>
    public required double TargetP95Ms { get; init; }

    /// <summary>Every route that was measured.</summary>
    public required IReadOnlyList<RouteFigure> Routes { get; init; }

    /// <summary>The fullest that the agent's queue was seen, as a share of its places; null if it was not seen.</summary>
    public required double? QueueUtilization { get; init; }

    /// <summary>The queue's share of places must stay below this.</summary>
    public required double TargetQueueUtilization { get; init; }

    /// <summary>How often the queue was looked at.</summary>
    public required int QueueSamples { get; init; }

    /// <summary>Acknowledged writes lost, doubled or altered; null if that could not be found out.</summary>
    public required int? Lost { get; init; }

    /// <summary>What was missed.</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    /// <summary>What could not be measured.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }
}
