using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Agent;

/// <summary>Looks again and again until what is seen will do, or the time is over. What is waited for does not go away with the agent.</summary>
internal static class AgentPoll
{
    /// <param name="look">Looks once.</param>
    /// <param name="done">Whether it will do; throws if it never will.</param>
    /// <param name="late">The error once the time is over, from what was seen last and the last outage.</param>
    /// <param name="interval">Pause between two looks; longer where the agent asks for it.</param>
    /// <param name="timeout">How long at most.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<T> UntilAsync<T>(
        Func<CancellationToken, ValueTask<T>> look,
        Func<T, bool> done,
        Func<T?, PandaceaException?, PandaceaException> late,
        TimeSpan interval,
        TimeSpan timeout,
        TimeProvider time,
        CancellationToken cancellationToken)
        where T : class
    {
        using var bound = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        T? seen = null;
        PandaceaException? lastError = null;
        try
        {
            while (true)
            {
                var pause = interval;
                try
                {
                    (seen, lastError) = (await look(either.Token).ConfigureAwait(false), null);
                    if (done(seen))
                    {
                        return seen;
                    }
                }
                catch (PandaceaException error) when (IsOutage(error))
                {
                    lastError = error;
                    pause = Longer(interval, error);
                }

                await Task.Delay(pause, time, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw late(seen, lastError);
        }
    }

    /// <summary>Nobody asks for the time that a circuit has left: a probe may close it at any moment, and until then a look costs nothing.</summary>
    private static TimeSpan Longer(TimeSpan interval, PandaceaException error) =>
        error is not CircuitOpenException && error.RetryAfter > interval ? error.RetryAfter.Value : interval;

    private static bool IsOutage(PandaceaException error) => error switch
    {
        CircuitOpenException or CallTimeoutException => true,
        UpstreamException upstream => upstream.Kind.IsRetried(),
        AgentException agent => agent.IsTransient,
        _ => false,
    };
}
