using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Agent.Jobs.Workers;

/// <summary>Writes what the circuits of workers do, and wakes the queue when one lets calls through again.</summary>
internal sealed class CircuitWatch(JsonEventLog log, WorkSignal work) : IResilienceListener
{
    public void On(ResilienceEvent happened)
    {
        switch (happened)
        {
            case CircuitOpened opened:
                Write(EventLevel.Warn, EventNames.CircuitOpened, opened, new("failures", opened.Failures), new("reset_s", opened.Reset.TotalSeconds), new("reason", opened.Reason));
                break;
            case CircuitHalfOpened half:
                Write(EventLevel.Info, EventNames.CircuitHalfOpened, half, new KeyValuePair<string, object?>("by", half.By));
                work.Set();
                break;
            case CircuitClosed closed:
                Write(EventLevel.Info, EventNames.CircuitClosed, closed, new KeyValuePair<string, object?>("by", closed.By));
                work.Set();
                break;
            case RecoveryAchieved recovered:
                Write(EventLevel.Info, EventNames.RecoveryAchieved, recovered, new KeyValuePair<string, object?>("duration_s", recovered.Duration.TotalSeconds));
                break;
        }
    }

    private void Write(EventLevel level, string name, ResilienceEvent happened, params IEnumerable<KeyValuePair<string, object?>> fields) =>
        log.Write(level, name, fields.Prepend(new("circuit", happened.Circuit)));
}
