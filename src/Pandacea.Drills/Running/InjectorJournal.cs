using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Writes what the injector saw into the journal, its instants moved onto the runner's clock.</summary>
public sealed class InjectorJournal(IFaultControl faults, IJournal journal, TimeProvider time)
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _offset = long.MaxValue;

    /// <summary>Completes when the first event has come.</summary>
    public Task Started => _started.Task;

    /// <summary>Follows the injector until <paramref name="stop"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var seen in faults.WatchAsync(stop).ConfigureAwait(false))
            {
                Note(seen);
            }

            journal.Append(new ForeignFaultSeen { What = "the runner was too slow for the injector's records, and missed some" });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run ended.
        }
        catch (Exception e) when (e is FaultControlException or HttpRequestException or IOException)
        {
            journal.Append(new InjectorLost { Why = e.Message });
            _started.TrySetException(new InvalidOperationException(e.Message));
        }
    }

    private void Note(InjectorEvent seen)
    {
        // The smallest difference ever seen is the one with the least transport delay in it.
        _offset = Math.Min(_offset, journal.Now - seen.At);
        switch (seen)
        {
            case WatchStarted e:
                journal.Append(new ClockChecked { Service = "faults", OffsetMs = (e.WallClock - time.GetUtcNow()).TotalMilliseconds });
                _started.TrySetResult();
                break;
            case RequestSeen e:
                journal.Append(new RequestArrived
                {
                    Proxy = e.Proxy, At = e.At + _offset, Client = e.Client, Call = e.Call, Attempt = e.Attempt, Probe = e.Probe, Window = e.Window, Method = e.Method,
                });
                break;
            case ServiceStateChanged e:
                journal.Append(new ServiceChanged { Service = e.Service, State = e.State, ExitCode = e.ExitCode, At = e.At + _offset });
                break;
            case FaultStateChanged { State: FaultStates.Lifting or FaultStates.Ended } e:
                journal.Append(new UndoSeen { Window = e.Window, At = e.At + _offset, How = e.How });
                break;
            case ToxicChanged e:
                journal.Append(new ForeignFaultSeen { What = $"{e.Change} on '{e.Proxy}', without a lease" });
                break;
            case InjectorStalled e:
                journal.Append(new HostStalled { Service = "faults", StallMs = e.StallMs });
                break;
            case RequestDecided e:
                journal.Append(new FaultDecided
                {
                    Window = e.Window, Ordinal = e.Ordinal, Hit = e.Hit, At = e.At + _offset, Client = e.Client, Call = e.Call, Attempt = e.Attempt, Probe = e.Probe, RetryAfterMs = e.RetryAfterMs,
                });
                break;
        }
    }
}
