using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>One call on its way through the pipeline. Belongs to one flow of control.</summary>
internal abstract class UpstreamCall(string id, string operation, long started)
{
    private static readonly ResiliencePropertyKey<UpstreamCall> Key = new("pandacea.call");

    public string Id => id;

    /// <summary>What is asked of the upstream, for metrics.</summary>
    public string Operation => operation;

    /// <summary>Timestamp of the call's begin.</summary>
    public long Started => started;

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; private set; }

    public AttemptFailure? LastFailure { get; private set; }

    /// <summary>Whether any of the attempts may have been carried out.</summary>
    public bool MayHaveTakenEffect { get; private set; }

    /// <summary>The wait before the next attempt, once decided.</summary>
    public RetryDelay NextDelay { get; set; }

    /// <summary>Why there was no further attempt, once decided.</summary>
    public CallEnd End { get; set; }

    public static UpstreamCall Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    public void AttachTo(ResilienceContext context) => context.Properties.Set(Key, this);

    public void BeginAttempt() => Attempts++;

    public void Failed(AttemptFailure failure)
    {
        LastFailure = failure;
        MayHaveTakenEffect |= failure.MayHaveTakenEffect;
    }

    /// <summary>The attempt under way was called off: nobody knows what became of it.</summary>
    public void CalledOff() => MayHaveTakenEffect = true;
}
