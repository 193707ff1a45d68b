using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>A call with what it does and what it returns.</summary>
internal sealed class UpstreamCall<T, TState>(
    string id,
    string operation,
    CallClock clock,
    Func<TState, AttemptContext, CancellationToken, ValueTask<AttemptResult<T>>> attempt,
    TState state) : UpstreamCall(id, operation, clock)
{
    /// <summary>What the successful attempt returned.</summary>
    public T Value { get; private set; } = default!;

    /// <summary>Makes the attempt that was begun.</summary>
    /// <param name="limit">The attempt timeout.</param>
    /// <param name="time">The clock that measures it.</param>
    /// <param name="callToken">The caller's.</param>
    public async ValueTask<Outcome<AttemptVerdict>> AttemptAsync(TimeSpan limit, TimeProvider time, CancellationToken callToken)
    {
        var left = LimitAttempt(limit);
        using var timeout = new CancellationTokenSource(left, time);
        RunsOn(timeout, limit);
        using var link = callToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout);
        try
        {
            var result = await attempt(state, new AttemptContext(Id, Attempts) { TimeLeft = left, Call = this }, timeout.Token).ConfigureAwait(false);
            if (result.Failure is { } failure)
            {
                Failed(failure);
                return Outcome.FromResult(AttemptVerdict.Failed);
            }

            Value = result.Value;
            return Outcome.FromResult(AttemptVerdict.Succeeded);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return Outcome.FromException<AttemptVerdict>(new TimeoutException());
        }
        catch (Exception error)
        {
            return Outcome.FromException<AttemptVerdict>(error);
        }
    }
}
