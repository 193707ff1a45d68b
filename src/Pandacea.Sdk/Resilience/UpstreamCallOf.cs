using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>A call with what it does and what it returns.</summary>
internal sealed class UpstreamCall<T, TState>(
    string id,
    string operation,
    long started,
    Func<TState, AttemptContext, CancellationToken, ValueTask<AttemptResult<T>>> attempt,
    TState state) : UpstreamCall(id, operation, started)
{
    /// <summary>What the successful attempt returned.</summary>
    public T Value { get; private set; } = default!;

    /// <summary>Makes the attempt that was begun.</summary>
    public async ValueTask<Outcome<AttemptVerdict>> AttemptAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await attempt(state, new AttemptContext(Id, Attempts), cancellationToken).ConfigureAwait(false);
            if (result.Failure is { } failure)
            {
                Failed(failure);
                return Outcome.FromResult(AttemptVerdict.Failed);
            }

            Value = result.Value;
            return Outcome.FromResult(AttemptVerdict.Succeeded);
        }
        catch (Exception error)
        {
            return Outcome.FromException<AttemptVerdict>(error);
        }
    }
}
