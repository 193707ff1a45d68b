using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Takes pins away in the background whose uploads were not acknowledged. Thread safe.</summary>
internal sealed class OwedPins(UpstreamPipelineFactory pipelines, TimeProvider time) : IDisposable
{
    // A request that was given up may still be on its way; after this time the node is asked again.
    private readonly TimeSpan _pause = pipelines.Options.AttemptTimeout;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _oneByOne = new(1, 1);
    private readonly Lock _lock = new();
    private TaskCompletionSource? _settled;
    private int _open;

    /// <summary>Ends when no pin is left to be taken away.</summary>
    public Task SettleAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _settled?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
        }
    }

    /// <summary>Ends when the pin is gone, or somebody's upload was acknowledged with it.</summary>
    public async Task TakeAwayAsync(RootPin pin)
    {
        Begin();
        try
        {
            // The caller holds the gate.
            await Task.Yield();
            while (!await IsGoneAsync(pin).ConfigureAwait(false))
            {
                await Task.Delay(_pause, time, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
        finally
        {
            End();
        }
    }

    public void Dispose() => _stop.Cancel();

    /// <returns>Whether there was nothing to take away, twice; what is not there, or was taken away, may still come.</returns>
    private async Task<bool> IsGoneAsync(RootPin pin)
    {
        await pin.Gate.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            if (pin.Owed is not { } name)
            {
                return true;
            }

            var removal = await TryRemoveAsync(pin, name).ConfigureAwait(false);
            if (removal == Removal.Sent)
            {
                // One of its attempts may arrive late: nobody pins the same before that time is over.
                await Task.Delay(_pause, time, _stop.Token).ConfigureAwait(false);
            }

            if (removal != Removal.NotThere || pin.Missed != name)
            {
                pin.Missed = removal == Removal.NotThere ? name : null;
                return false;
            }

            pin.Owed = null;
            return true;
        }
        finally
        {
            pin.Gate.Release();
        }
    }

    private async Task<Removal> TryRemoveAsync(RootPin pin, string name)
    {
        var result = Removal.NotThere;
        await _oneByOne.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            if ((await pin.Node.FindPinAsync(pin.Root, _stop.Token).ConfigureAwait(false))?.Name == name)
            {
                result = Removal.Sent;
                await pin.Node.UnpinAsync(pin.Root, _stop.Token).ConfigureAwait(false);
            }

            return result;
        }
        catch (PandaceaException)
        {
            // The node does not answer; until it does.
            return result == Removal.Sent ? result : Removal.NotKnown;
        }
        finally
        {
            _oneByOne.Release();
        }
    }

    private enum Removal
    {
        NotKnown,
        NotThere,
        Sent,
    }

    private void Begin()
    {
        lock (_lock)
        {
            _open++;
            _settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_open == 0)
            {
                _settled!.SetResult();
                _settled = null;
            }
        }
    }
}
