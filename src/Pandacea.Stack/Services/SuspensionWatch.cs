using Pandacea.Faults.Events;
using Pandacea.Faults.Processes;

namespace Pandacea.Stack;

/// <summary>Notices that a service stands still although no fault has stopped it: what its clients suffer then is nobody's fault in the drill.</summary>
/// <param name="process">The service.</param>
/// <param name="pausedByFault">Whether a fault is in force that stops it.</param>
/// <param name="tell">Told one of <see cref="ServiceStates"/>.</param>
/// <param name="time">Paces the looks.</param>
internal sealed class SuspensionWatch(ProcessIdentity process, Func<bool> pausedByFault, Action<string> tell, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // Between two looks a fault may be lifted and the next applied: only what was seen twice counts.
    private const int Certain = 2;
    private int _seen;

    /// <summary>Looks until the process has ended.</summary>
    public async Task RunAsync(Task exited)
    {
        while (await Task.WhenAny(exited, Task.Delay(Interval, time)).ConfigureAwait(false) != exited)
        {
            Look();
        }
    }

    private void Look()
    {
        var still = process.IsSuspended() && !pausedByFault();
        if (still && ++_seen == Certain)
        {
            tell(ServiceStates.Suspended);
        }
        else if (!still)
        {
            var told = _seen >= Certain;
            _seen = 0;
            if (told)
            {
                tell(ServiceStates.RanOn);
            }
        }
    }
}
