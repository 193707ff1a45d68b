using System.Collections.Concurrent;
using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Faults.Ledger;
using Pandacea.Faults.Timing;
using Pandacea.Protocol;

namespace Pandacea.Faults.Injection;

/// <summary>Every fault by lease: its undo written down, applied, undone, and told to those who watch.</summary>
internal sealed class FaultBook(StrokeFactory strokes, UndoLedger ledger, MonotonicClock clock, FaultTelling telling, int offset)
{
    private readonly ConcurrentDictionary<string, ActiveInjection> _active = new(StringComparer.Ordinal);
    private readonly Lock _entering = new();

    /// <summary>Decides whether a lease is live; set once the leases exist.</summary>
    public Func<string, bool> IsLive { get; init; } = _ => true;

    public IEnumerable<ActiveInjection> Active => _active.Values.OrderBy(each => each.Request.Id, StringComparer.Ordinal);

    public ActiveInjection? Find(string id) => _active.GetValueOrDefault(id);

    /// <summary>Window of the process fault that is in force on <paramref name="process"/>.</summary>
    public int? WindowOf(string process) => _active.Values
        .FirstOrDefault(each => each.Stroke.Process is not null && each.Request.On == process && each.State != FaultStates.Injecting)?.Request.Window;

    /// <summary>Puts a fault in force; the refusal says why it is not.</summary>
    public async Task<FaultRefusal?> InjectAsync(FaultRequest request)
    {
        if (!IsLive(request.Lease))
        {
            return LeaseGone(request.Lease);
        }

        var (stroke, refusal) = strokes.Create(request);
        if (stroke is null)
        {
            return refusal;
        }

        var injection = new ActiveInjection(request, stroke);
        await injection.Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (Enter(injection) is { } refused)
            {
                return refused;
            }

            return await ApplyAsync(injection).ConfigureAwait(false);
        }
        finally
        {
            injection.Turn.Release();
        }
    }

    /// <summary>Undoes a fault; nothing happens if it is not there.</summary>
    public async Task<FaultRefusal?> LiftAsync(string id, string because)
    {
        if (Find(id) is not { } injection)
        {
            return null;
        }

        await injection.Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            return Find(id) == injection ? await UndoAsync(injection, because).ConfigureAwait(false) : null;
        }
        finally
        {
            injection.Turn.Release();
        }
    }

    /// <summary>Undoes every fault of a lease; the first refusal is returned after all were tried.</summary>
    public async Task<FaultRefusal?> LiftAllAsync(string? lease, string because)
    {
        var mine = _active.Values.Where(each => lease is null || each.Request.Lease == lease).Select(each => each.Request.Id);
        var results = await Task.WhenAll(mine.Select(id => LiftAsync(id, because))).ConfigureAwait(false);
        return Array.Find(results, result => result is not null);
    }

    private FaultRefusal? Enter(ActiveInjection injection)
    {
        var request = injection.Request;
        lock (_entering)
        {
            if (injection.Stroke.Process is not null && _active.Values.FirstOrDefault(each => each.Stroke.Process is not null && each.Request.On == request.On) is { } other)
            {
                return new(409, $"{request.On} is struck by fault {other.Request.Id} already", "Lift that first.", "on");
            }

            return _active.TryAdd(request.Id, injection)
                ? null : new(409, $"fault {request.Id} is there already", "Lift it first, or choose another id.", "id");
        }
    }

    private async Task<FaultRefusal?> ApplyAsync(ActiveInjection injection)
    {
        var request = injection.Request;
        try
        {
            ledger.Begin(new UndoEntry(request.Id, request.Type, request.On, injection.Stroke.Process));
        }
        catch (LedgerException error)
        {
            _active.TryRemove(request.Id, out _);
            return new(507, error.Message, "");
        }

        try
        {
            await injection.Stroke.ApplyAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            await UndoAsync(injection, FaultStates.Lifted).ConfigureAwait(false);
            return new(500, $"{request.Type} could not be applied to {request.On}: {error.Message}", "Look at the logs of the stack; nothing is left in force.");
        }

        Tell(injection, FaultStates.Injected);
        if (!IsLive(request.Lease))
        {
            await UndoAsync(injection, FaultStates.Expired).ConfigureAwait(false);
            return LeaseGone(request.Lease);
        }

        return null;
    }

    private async Task<FaultRefusal?> UndoAsync(ActiveInjection injection, string because)
    {
        var request = injection.Request;
        Tell(injection, FaultStates.Lifting);
        try
        {
            await injection.Stroke.UndoAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            injection.Failure = new(500, $"{request.Type} on {request.On} could not be undone: {error.Message}", $"Lift it again, or run `{StackCommand.Of("drill recover", offset)}`.");
            Tell(injection, FaultStates.Failed);
            return injection.Failure;
        }

        _active.TryRemove(request.Id, out _);
        MarkDone(request);
        Tell(injection, because);
        return null;
    }

    private void MarkDone(FaultRequest request)
    {
        try
        {
            ledger.Done(request.Id);
        }
        catch (LedgerException error)
        {
            // It is undone; that the ledger does not know only means that a recovery does it once more, which is harmless.
            telling.Warn("undo_not_recorded", request, error.Message);
        }
    }

    private void Tell(ActiveInjection injection, string state)
    {
        injection.State = state;
        telling.Tell(clock.Now, injection.Request, state);
    }

    private static FaultRefusal LeaseGone(string lease)
        => new(409, $"lease '{lease}' is not held (any more)", "Acquire a lease first, and renew it before it runs out.", "lease");
}
