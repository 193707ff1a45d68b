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

    /// <summary>Tells of a fault that is no longer in force, though nobody asked for its undo.</summary>
    public void TellEnded(long at, FaultRequest request, string how)
    {
        events.Publish(new FaultStateChanged(at, request.Id, FaultStates.Ended, request.Window) { How = how });
        Warn("fault_ended", request, how);
    }

    public void Warn(string name, FaultRequest request, string message)
        => log?.Write(EventLevel.Warn, name, [new("fault", request.Id), new("type", request.Type), new("on", request.On), new("message", message)]);
}
