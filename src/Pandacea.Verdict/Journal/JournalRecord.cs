using System.Text.Json.Serialization;

namespace Pandacea.Verdict.Journal;

/// <summary>One line of the journal. Everything that anybody wants to know about a run is computed from these.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunStarted), "run_started")]
[JsonDerivedType(typeof(PhaseStarted), "phase_started")]
[JsonDerivedType(typeof(FaultInjecting), "fault_injecting")]
[JsonDerivedType(typeof(FaultInjected), "fault_injected")]
[JsonDerivedType(typeof(FaultLifting), "fault_lifting")]
[JsonDerivedType(typeof(FaultLifted), "fault_lifted")]
[JsonDerivedType(typeof(FaultFailed), "fault_failed")]
[JsonDerivedType(typeof(UndoSeen), "undo_seen")]
[JsonDerivedType(typeof(OperationInvoked), "op_invoked")]
[JsonDerivedType(typeof(OperationEnded), "op_ended")]
[JsonDerivedType(typeof(ProbeSampled), "probe")]
[JsonDerivedType(typeof(RequestArrived), "arrival")]
[JsonDerivedType(typeof(FaultDecided), "decision")]
[JsonDerivedType(typeof(RetryScheduled), "retry_attempt")]
[JsonDerivedType(typeof(CircuitChanged), "circuit")]
[JsonDerivedType(typeof(RecoveryAchieved), "recovery_achieved")]
[JsonDerivedType(typeof(CountersSampled), "counters")]
[JsonDerivedType(typeof(CrowdCounted), "crowd")]
[JsonDerivedType(typeof(QueueSampled), "queue")]
[JsonDerivedType(typeof(ClockChecked), "clock")]
[JsonDerivedType(typeof(HostStalled), "host_stalled")]
[JsonDerivedType(typeof(HostLoad), "host_load")]
[JsonDerivedType(typeof(ForeignFaultSeen), "foreign_fault")]
[JsonDerivedType(typeof(ServiceChanged), "service")]
[JsonDerivedType(typeof(InjectorLost), "injector_lost")]
[JsonDerivedType(typeof(SpaceChecked), "space")]
[JsonDerivedType(typeof(StackEnded), "stack_ended")]
[JsonDerivedType(typeof(LeaseFound), "lease_found")]
[JsonDerivedType(typeof(ProposalFound), "proposal_found")]
[JsonDerivedType(typeof(KeyFound), "key_found")]
[JsonDerivedType(typeof(ContentFound), "content_found")]
[JsonDerivedType(typeof(JobFound), "job_found")]
[JsonDerivedType(typeof(ArtifactFound), "artifact_found")]
[JsonDerivedType(typeof(LedgerChecked), "ledger")]
[JsonDerivedType(typeof(AttemptSeen), "attempt")]
[JsonDerivedType(typeof(StaleReportSeen), "stale_report")]
[JsonDerivedType(typeof(RetrySeen), "service_retry")]
[JsonDerivedType(typeof(EscrowCounted), "escrow")]
[JsonDerivedType(typeof(VerificationEnded), "verified")]
[JsonDerivedType(typeof(RunInterrupted), "interrupted")]
[JsonDerivedType(typeof(RunBrokenOff), "broken_off")]
[JsonDerivedType(typeof(JournalClosed), "closed")]
public abstract record JournalRecord
{
    /// <summary>Position in the journal, from 0, without gaps. Given by the writer.</summary>
    [JsonPropertyOrder(-3)]
    public long Seq { get; init; }

    /// <summary>Runner's monotonic clock when the record was made or arrived, ns since the run's start.</summary>
    [JsonPropertyOrder(-2)]
    public long T { get; init; }

    /// <summary>Version of the record's shape.</summary>
    [JsonPropertyOrder(-1)]
    public int V { get; init; } = 1;
}
