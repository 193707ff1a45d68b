using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>Counts and times the attempts of one upstream.</summary>
internal sealed class AttemptLog(string circuit, ResilienceMetrics metrics, TimeProvider time)
{
    private long _calls;
    private long _attempts;
    private long _refused;
    private volatile bool _isUp = true;

    /// <summary>Whether the upstream answered when it was last tried.</summary>
    public bool IsUp => _isUp;

    public UpstreamStatistics Statistics =>
        new(Interlocked.Read(ref _calls), Interlocked.Read(ref _attempts), Interlocked.Read(ref _refused));

    public void BeginCall() => Interlocked.Increment(ref _calls);

    /// <returns>The timestamp to hand to <see cref="End"/>.</returns>
    public long Begin(UpstreamCall call)
    {
        call.BeginAttempt();
        Interlocked.Increment(ref _attempts);
        return time.GetTimestamp();
    }

    public void End(UpstreamCall call, Outcome<AttemptVerdict> outcome, long started)
    {
        var failure = outcome.Exception is null && outcome.Result == AttemptVerdict.Failed ? call.LastFailure : null;
        if (failure?.Kind == FailureKind.NoConnection)
        {
            Interlocked.Increment(ref _refused);
        }

        if (outcome.Exception is null)
        {
            SeenUp(failure?.Kind.IsCounted() != true);
        }

        if (metrics.TimesRequests)
        {
            var result = outcome.Exception is not null ? "cancelled" : RequestOutcome.Of(failure);
            metrics.Requested(circuit, call.Operation, result, time.GetElapsedTime(started));
        }
    }

    /// <summary>Takes note of whether the upstream answered an attempt or a probe.</summary>
    public void SeenUp(bool up)
    {
        if (_isUp != up)
        {
            _isUp = up;
        }
    }
}
