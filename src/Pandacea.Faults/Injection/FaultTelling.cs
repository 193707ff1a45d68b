using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Faults.Injection;

/// <summary>Tells watchers and the log what became of a fault.</summary>
internal sealed class FaultTelling(EventHub events, JsonEventLog? log)
{
    public void Tell(long at, FaultRequest request, string state)
    {
        events.Publish(new FaultStateChanged(at, request.Id, state, request.Window));
        var line = state switch
        {
            FaultStates.Injected => EventNames.FaultInjected,
            FaultStates.Lifted or FaultStates.Expired => EventNames.FaultLifted,
            _ => null,
        };
        if (line is not null)
        {
            log?.Write(EventLevel.Info, line,
            [
                new("fault", request.Id), new("type", request.Type), new("on", request.On), new("window", request.Window), new("state", state),
            ]);
        }
    }

    public void Warn(string name, FaultRequest request, string message)
        => log?.Write(EventLevel.Warn, name, [new("fault", request.Id), new("type", request.Type), new("on", request.On), new("message", message)]);
}
