using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>A few records of every kind, in the order in which a run writes them.</summary>
internal static class EveryKind
{
    private const int OfEach = 3;
    private const long Sort = 1_000_000_000;

    public static IReadOnlyList<JournalRecord> Records() => [.. Doctored().Records
        .GroupBy(record => record.GetType())
        .SelectMany(Some)
        .OrderBy(record => record.T)
        .Select((record, seq) => record with { Seq = seq })];

    /// <summary>Of operations those that belong together, by the first numbers of each sort.</summary>
    private static IEnumerable<JournalRecord> Some(IEnumerable<JournalRecord> kind) => kind.First() switch
    {
        PhaseStarted or JobFound or AttemptSeen => kind,
        OperationInvoked => kind.Where(record => ((OperationInvoked)record).Op % Sort < OfEach),
        OperationEnded => kind.Where(record => ((OperationEnded)record).Op % Sort < OfEach),
        _ => kind.Take(OfEach),
    };

    private static DoctoredJournal Doctored() => DoctoredJournal.Healthy().WithStore().WithNode().WithJobs()
        .Plan(plan => plan with { Sets = ["a=b"], Weakened = ["a"], Changed = ["b"], Settings = ["c"], Criteria = plan.Criteria with { GoodputAtLeast = 0.5, FairnessAtLeast = 0.5, ReturnsAtLeast = 0.5, GracefulWithinMs = 40_000, OthersUnaffected = true, CleanStopWithinMs = 1_000, JobsRetried = true, Fencing = true, ChargedOnce = true, FirstJobP50Ms = 3_000, FirstJobWorstMs = 10_000 } })
        .Add(3_000, new HostLoad { Busy = 1, Others = 0.9 })
        .Add(3_001, new HostStalled { StallMs = 5_000 })
        .Add(3_002, new HostStalled { Service = "faults", StallMs = 5_000 })
        .Add(3_003, new QueueSampled { Depth = 1, Capacity = 100 })
        .Add(3_004, new SpaceChecked { Path = "/", FreeBytes = 1 })
        .Add(9_000, new CrowdCounted { Window = 0, Planned = 9, Offered = 9, Good = 5, Refused = 3, Failed = 1, Returned = 3, Admitted = 3 })
        .Add(9_001, new FaultFailed { Window = 1, Step = "lift", Error = "gone" })
        .Add(9_001, new UndoSeen { Window = 0, At = DoctoredJournal.Ns(9_000) })
        .Add(9_002, new ForeignFaultSeen { What = "toxic" })
        .Add(9_003, new InjectorLost { Why = "gone" })
        .Add(9_004, new RecoveryAchieved { Dependency = "evm", DurationMs = 5 })
        .Add(9_005, new RetrySeen { Service = "agent", Circuit = "compute", Cause = "timeout", At = DoctoredJournal.Ns(9_000) })
        .Add(9_006, new ServiceChanged { Service = "agent", State = ServiceChanged.Died, ExitCode = 1, At = DoctoredJournal.Ns(9_000) })
        .Add(40_000, new StackEnded { NoFaultLeft = true, Detail = "gone" })
        .Add(40_001, new RunBrokenOff { Reason = "gone" })
        .Add(40_002, new RunInterrupted { Reason = "Ctrl-C" });
}
