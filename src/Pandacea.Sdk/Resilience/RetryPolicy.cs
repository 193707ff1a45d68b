using Polly;
using Polly.Retry;

namespace Pandacea.Sdk.Resilience;

/// <summary>Decides whether and when a failed attempt is repeated.</summary>
internal sealed class RetryPolicy(
    string circuitName,
    ResilienceOptions options,
    Circuit circuit,
    IBackoff backoff,
    IRetryBudget budget,
    EventQueue events,
    TimeProvider time)
{
    /// <summary>The policy as options of Polly's retry strategy.</summary>
    public RetryStrategyOptions<AttemptVerdict> ToStrategy() => new()
    {
        // Polly wants at least one; ShouldHandle decides.
        MaxRetryAttempts = Math.Max(1, options.MaxRetries),
        ShouldHandle = args => ValueTask.FromResult(Decides(UpstreamCall.Of(args.Context), args.Outcome, args.AttemptNumber + 1)),
        DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(UpstreamCall.Of(args.Context).NextDelay.Delay),
        OnRetry = args =>
        {
            Announce(UpstreamCall.Of(args.Context), args.AttemptNumber + 1);
            return default;
        },
    };

    private bool Decides(UpstreamCall call, Outcome<AttemptVerdict> outcome, int retry)
    {
        if (outcome.Exception is not null || outcome.Result != AttemptVerdict.Failed)
        {
            return false;
        }

        var end = Hindrance(call, call.LastFailure!, retry);
        call.End = end ?? default;
        return end is null;
    }

    private CallEnd? Hindrance(UpstreamCall call, AttemptFailure failure, int retry)
    {
        if (!failure.Kind.IsRetried())
        {
            return CallEnd.NotRetryable;
        }

        if (retry > options.MaxRetries)
        {
            return CallEnd.RetriesUsedUp;
        }

        if (circuit.State == CircuitState.Open)
        {
            return CallEnd.CircuitOpen;
        }

        call.NextDelay = backoff.Before(retry, failure.RetryAfter);
        if (call.NextDelay.Delay >= options.TotalTimeout - time.GetElapsedTime(call.Started))
        {
            return CallEnd.NoTimeLeft;
        }

        // Last, so that a retry that does not take place costs nothing.
        return budget.TrySpend() ? null : CallEnd.BudgetEmpty;
    }

    private void Announce(UpstreamCall call, int retry)
    {
        var failure = call.LastFailure!;
        events.Add(new RetryAttempt(
            circuitName,
            call.Id,
            retry,
            options.MaxRetries,
            call.NextDelay.Delay,
            call.NextDelay.Nominal,
            failure.Cause,
            failure.RetryAfter));
        events.Deliver();
    }
}
