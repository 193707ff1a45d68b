namespace Pandacea.Drills.Definition;

/// <summary>Settings of the SDK under drill.</summary>
public sealed record SdkDefinition
{
    /// <summary>Retries after a failed first attempt.</summary>
    /// <value>5 by default.</value>
    public int MaxRetries { get; init; } = 5;

    /// <summary>Nominal delay before the first retry; doubles with each.</summary>
    /// <value>100 ms by default.</value>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest nominal delay.</summary>
    /// <value>5 s by default.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Consecutive counted failures at which a circuit opens.</summary>
    /// <value>10 by default.</value>
    public int CircuitFailThreshold { get; init; } = 10;

    /// <summary>How long a circuit stays open when no probe closes it earlier.</summary>
    /// <value>30 s by default.</value>
    public TimeSpan CircuitReset { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Distance of the background probes of an open circuit; zero turns them off.</summary>
    /// <value>1 s by default.</value>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time of one attempt.</summary>
    /// <value>2 s by default.</value>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time to make a connection: 1 s, or all of an attempt that is shorter.</summary>
    public TimeSpan ConnectTimeout => AttemptTimeout < UsualConnectTimeout ? AttemptTimeout : UsualConnectTimeout;

    /// <summary>Longest time of a call with all its retries.</summary>
    /// <value>30 s by default.</value>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tokens of the retry budget, full at the start; a retry costs one.</summary>
    /// <value>50 by default.</value>
    public int RetryBudget { get; init; } = 50;

    /// <summary>Sum of the nominal delays of a call that retries as often as it may.</summary>
    public TimeSpan NominalBackoff
    {
        get
        {
            var sum = TimeSpan.Zero;
            for (var retry = 0; retry < MaxRetries; retry++)
            {
                var nominal = BaseDelay * Math.Pow(2, retry);
                sum += nominal < MaxDelay ? nominal : MaxDelay;
            }

            return sum;
        }
    }

    private static readonly TimeSpan UsualConnectTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Smallest factor of jitter on a nominal delay.</summary>
    internal const double JitterFloor = 0.75;

    /// <summary>Factor that jitter stays below.</summary>
    internal const double JitterCeiling = 1.25;
}
