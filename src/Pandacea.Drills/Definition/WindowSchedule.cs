using Pandacea.Protocol;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Definition;

/// <summary>Lays faults out in time.</summary>
internal static class WindowSchedule
{
    private const int MaxJitterMs = 200;

    /// <summary>The windows, in order. Each that is not joined to the one before starts up to 200 ms late, by the seed, so that seeds strike at different moments.</summary>
    public static IReadOnlyList<PlannedWindow> Of(IReadOnlyList<FaultDefinition> faults, string seed)
    {
        var strikes = faults.SelectMany(static fault => Enumerable.Repeat(fault, fault.Times)).ToList();
        var stream = SeedStream.Derive(seed, "windows");
        var windows = new List<PlannedWindow>(strikes.Count);
        var end = 0.0;
        for (var i = 0; i < strikes.Count; i++)
        {
            var fault = strikes[i];
            var gap = i > 0 && fault.After == TimeSpan.Zero ? 0 : fault.After.TotalMilliseconds + stream.NextInt(MaxJitterMs + 1);
            gap -= fault.Overlap.TotalMilliseconds;
            var joined = i + 1 < strikes.Count && strikes[i + 1].After == TimeSpan.Zero;
            windows.Add(Window(i, fault, end + gap) with { Joined = joined });
            end += gap + fault.For.TotalMilliseconds;
        }

        return windows;
    }

    private static PlannedWindow Window(int index, FaultDefinition fault, double startMs) => new(
        index, fault.On, fault.Type, startMs, fault.For.TotalMilliseconds, fault.Attributes,
        fault.Percent, fault.Canary, fault.RefusesConnections, fault.MinHits)
    {
        Method = fault.Method,
    };
}
