using Pandacea.Drills.Verifying;
using Pandacea.Drills.Workloads;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Everything that a run needs, ready to go.</summary>
public sealed record PreparedDrill
{
    /// <summary>Time between the starts of two canary calls.</summary>
    public static readonly TimeSpan CanarySpacing = TimeSpan.FromMilliseconds(50);

    /// <summary>The resolved plan.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>Where everything is written.</summary>
    public required JournalWriter Journal { get; init; }

    /// <summary>Who sees it live.</summary>
    public required RecordWatchers Watchers { get; init; }

    /// <summary>The load.</summary>
    public required LoadGenerator Generator { get; init; }

    /// <summary>The canary calls of a canary window.</summary>
    public required Func<PlannedWindow, IWorkload> Canary { get; init; }

    /// <summary>How many canary calls a canary window gets.</summary>
    public required int CanaryCalls { get; init; }

    /// <summary>The faults.</summary>
    public required FaultSchedule Faults { get; init; }

    /// <summary>Ends when what the clients still do in the background is done.</summary>
    public required Func<CancellationToken, Task> Quieten { get; init; }

    /// <summary>Reads the truth afterwards.</summary>
    public required IVerifier Verifier { get; init; }

    /// <summary>Loops that accompany the run: probe, injector's records, counters.</summary>
    public required IReadOnlyList<Func<CancellationToken, Task>> Companions { get; init; }
}
