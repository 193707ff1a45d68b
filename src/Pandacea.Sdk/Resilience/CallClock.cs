namespace Pandacea.Sdk.Resilience;

/// <summary>Measures a call against its total timeout.</summary>
internal readonly struct CallClock(TimeProvider time, TimeSpan timeout)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>What is left; negative when it is over.</summary>
    public TimeSpan TimeLeft => timeout - time.GetElapsedTime(_started);
}
