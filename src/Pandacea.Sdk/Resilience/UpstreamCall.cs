using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>One call on its way through the pipeline. Belongs to one flow of control.</summary>
internal abstract class UpstreamCall(string id, string operation, CallClock clock)
{
    private static readonly ResiliencePropertyKey<UpstreamCall> Key = new("pandacea.call");

    private bool _firstFailureTaken;
    private (CancellationTokenSource Source, TimeSpan Full)? _timer;

    public string Id => id;

    /// <summary>What is asked of the upstream, for metrics.</summary>
    public string Operation => operation;

    /// <summary>What is left of the total timeout.</summary>
    public TimeSpan TimeLeft => clock.TimeLeft;

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; private set; }

    public AttemptFailure? LastFailure { get; private set; }

    /// <summary>Whether any of the attempts may have been carried out.</summary>
    public bool MayHaveTakenEffect { get; private set; }

    /// <summary>Whether the attempt under way has less time than others because the call has.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>The wait before the next attempt, once decided.</summary>
    public RetryDelay NextDelay { get; set; }

    /// <summary>Why there was no further attempt, once decided.</summary>
    public CallEnd End { get; set; }

    public static UpstreamCall Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    public void AttachTo(ResilienceContext context) => context.Properties.Set(Key, this);

    public void BeginAttempt() => Attempts++;

    /// <summary>How long the attempt may take that was just begun.</summary>
    /// <remarks>The total timeout is a deadline that bounds attempts and waits: it needs no timer of its own.
    /// The first attempt has its time in full, no total timeout is shorter.</remarks>
    public TimeSpan LimitAttempt(TimeSpan attemptTimeout)
    {
        var left = Attempts == 1 ? attemptTimeout : TimeLeft;
        IsCutShort = left < attemptTimeout;
        return IsCutShort ? left : attemptTimeout;
    }

    /// <summary>Takes the timer of the attempt that begins.</summary>
    /// <param name="timer">Cancels the attempt.</param>
    /// <param name="full">The attempt timeout.</param>
    protected void RunsOn(CancellationTokenSource timer, TimeSpan full) => _timer = (timer, full);

    /// <summary>The attempt moved on: its timer starts anew.</summary>
    public void Progressed(int attempt)
    {
        if (_timer is not { } timer || attempt != Attempts)
        {
            return;
        }

        var left = TimeLeft;
        IsCutShort = left < timer.Full;
        try
        {
            timer.Source.CancelAfter(IsCutShort ? TimeSpan.FromTicks(Math.Max(left.Ticks, 0)) : timer.Full);
        }
        catch (ObjectDisposedException)
        {
            // A body may still be on its way although the attempt is over.
        }
    }

    /// <summary>Whether there is a first attempt's failure that the retries have not seen yet; they see it once.</summary>
    public bool TakeFirstFailure()
    {
        var waiting = !_firstFailureTaken;
        _firstFailureTaken = true;
        return waiting;
    }

    public void Failed(AttemptFailure failure)
    {
        LastFailure = failure;
        MayHaveTakenEffect |= failure.MayHaveTakenEffect;
    }

    /// <summary>The attempt under way was called off: nobody knows what became of it.</summary>
    public void CalledOff() => MayHaveTakenEffect = true;
}
