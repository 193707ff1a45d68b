namespace Pandacea.Sdk.Resilience;

/// <summary>What can half-open a circuit.</summary>
public static class RecoveredBy
{
    /// <summary>A background probe succeeded before the reset time was over.</summary>
    public const string Probe = "probe";

    /// <summary>The reset time was over.</summary>
    public const string Timer = "timer";
}
