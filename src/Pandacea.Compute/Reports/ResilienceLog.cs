using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Compute.Reports;

/// <summary>Writes what the worker's circuits do.</summary>
internal sealed class ResilienceLog(JsonEventLog log) : IResilienceListener
{
    public void On(ResilienceEvent happened)
    {
        switch (happened)
        {
            case RetryAttempt e:
                Write(EventLevel.Info, EventNames.RetryAttempt, e, new("attempt", e.Attempt), new("max", e.MaxRetries), new("delay_ms", e.Delay.TotalMilliseconds), new("cause", e.Cause));
                break;
            case CircuitOpened e:
                Write(EventLevel.Warn, EventNames.CircuitOpened, e, new("failures", e.Failures), new("reset_s", e.Reset.TotalSeconds), new("reason", e.Reason));
                break;
            case CircuitHalfOpened e:
                Write(EventLevel.Info, EventNames.CircuitHalfOpened, e, new KeyValuePair<string, object?>("by", e.By));
                break;
            case CircuitClosed e:
                Write(EventLevel.Info, EventNames.CircuitClosed, e, new KeyValuePair<string, object?>("by", e.By));
                break;
            case RecoveryAchieved e:
                Write(EventLevel.Info, EventNames.RecoveryAchieved, e, new KeyValuePair<string, object?>("duration_s", e.Duration.TotalSeconds));
                break;
        }
    }

    private void Write(EventLevel level, string name, ResilienceEvent happened, params IEnumerable<KeyValuePair<string, object?>> fields) =>
        log.Write(level, name, fields.Prepend(new("circuit", happened.Circuit)));
}
