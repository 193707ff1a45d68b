using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Writes the SDK's resilience events into the journal.</summary>
public sealed class ResilienceJournal(IJournal journal) : IResilienceListener
{
    /// <inheritdoc/>
    public void On(ResilienceEvent happened)
    {
        if (Translate(happened) is { } record)
        {
            journal.Append(record);
        }
    }

    private static JournalRecord? Translate(ResilienceEvent happened) => happened switch
    {
        RetryAttempt e => new RetryScheduled
        {
            Circuit = e.Circuit,
            Call = e.Call,
            Attempt = e.Attempt,
            MaxRetries = e.MaxRetries,
            DelayMs = e.Delay.TotalMilliseconds,
            NominalMs = e.Nominal.TotalMilliseconds,
            Cause = e.Cause,
            RetryAfterMs = e.RetryAfter?.TotalMilliseconds,
        },
        CircuitOpened e => new CircuitChanged { Circuit = e.Circuit, To = "open", Failures = e.Failures, ResetMs = e.Reset.TotalMilliseconds, Reason = e.Reason },
        CircuitHalfOpened e => new CircuitChanged { Circuit = e.Circuit, To = "half_open", By = e.By },
        CircuitClosed e => new CircuitChanged { Circuit = e.Circuit, To = "closed", By = e.By },
        Sdk.Resilience.RecoveryAchieved e => new Verdict.Journal.RecoveryAchieved { Dependency = e.Circuit, DurationMs = e.Duration.TotalMilliseconds },
        _ => null,
    };
}
