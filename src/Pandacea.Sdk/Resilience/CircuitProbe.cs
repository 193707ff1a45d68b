namespace Pandacea.Sdk.Resilience;

/// <summary>Asks an upstream in the background whether it is back, while its circuit is open.</summary>
internal sealed class CircuitProbe(Circuit circuit, ResilienceOptions options, TimeProvider time, AttemptLog log) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Asks once; true if the upstream answered.</summary>
    public Func<CancellationToken, ValueTask<bool>>? Ask { get; set; }

    /// <summary>Probes every interval, one probe at a time, until one succeeds or the opening is over.</summary>
    public void Start(int opening)
    {
        if (options.ProbeInterval <= TimeSpan.Zero || Ask is null || _stop.IsCancellationRequested)
        {
            return;
        }

        // The probe is nobody's request: it must not inherit the trace of the call that opened the circuit.
        using (ExecutionContext.SuppressFlow())
        {
            _ = RunAsync(opening, Ask);
        }
    }

    public void Dispose() => _stop.Cancel();

    private async Task RunAsync(int opening, Func<CancellationToken, ValueTask<bool>> ask)
    {
        using var timer = new PeriodicTimer(options.ProbeInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false) && circuit.IsOpenSince(opening))
            {
                var up = await AnswersAsync(ask).ConfigureAwait(false);
                log.SeenUp(up);
                if (up)
                {
                    circuit.HalfOpenByProbe(opening);
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async ValueTask<bool> AnswersAsync(Func<CancellationToken, ValueTask<bool>> ask)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _stop.Token);
        try
        {
            return await ask(either.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // However it failed, the answer is no.
            return false;
        }
    }
}
