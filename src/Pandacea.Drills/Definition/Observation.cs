namespace Pandacea.Drills.Definition;

/// <summary>How long the last window is observed after its undo.</summary>
internal static class Observation
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>What the drill says; else 8 s in the quick profile; else twice the longest timer of the SDK, 30 s at least and 60 s at most.</summary>
    public static TimeSpan Of(DrillDefinition drill, string profile)
    {
        if (drill.Observe is { } asked)
        {
            return asked;
        }

        var sdk = drill.Sdk;
        var longestTimer = new[] { sdk.MaxDelay, sdk.CircuitReset, sdk.ProbeInterval, sdk.AttemptTimeout, sdk.TotalTimeout }.Max();
        return profile == Profiles.Quick ? Quick : TimeSpan.FromTicks(Math.Clamp(2 * longestTimer.Ticks, Shortest.Ticks, Longest.Ticks));
    }
}
