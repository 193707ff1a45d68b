using static Pandacea.Drills.Definition.Values.DurationText;
using static Pandacea.Drills.Definition.Values.NumberText;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether the baseline can be seen at all.</summary>
internal static class SteadyStateRules
{
    /// <summary>Operations that a percentile, and a moment of recovery, are computed over at least.</summary>
    public const int MinOperations = 100;

    public static void Check(DrillDefinition drill, RuleReport report)
    {
        var (load, steady) = (drill.Workload, drill.SteadyState);
        var operations = load.Total * steady.Window.TotalSeconds;
        var reads = load.Reads * steady.Window.TotalSeconds;
        var failuresAllowed = operations * (1 - steady.SuccessRate);
        var needed = load.Total > 0 ? TimeSpan.FromSeconds(Math.Ceiling(MinOperations / load.Total)) : TimeSpan.Zero;

        report.Check(load.Total <= 0, "workload", $"has no load; there would be nothing to see. Add one of {string.Join(", ", WorkloadKinds.All.Select(kind => kind.Name))}.");
        report.Check(
            load.Total > 0 && operations < MinOperations,
            "steadyState.window",
            $"{Format(steady.Window)} at {Format(load.Total)} operations/s gives {Format(operations)} operations; {MinOperations} are needed. " +
            $"Write at least {Format(needed)}, or raise a rate.",
            "workload");
        report.Check(
            operations >= MinOperations && steady.SuccessRate < 1 && failuresAllowed < 0.999,
            "steadyState.successRate",
            $"{Format(operations)} operations cannot tell {Format(steady.SuccessRate * 100)}% from 100%: one failure is already {Format(100 / operations)}%. " +
            $"Write \">= 100%\", ask for less, or lengthen steadyState.window ({Format(steady.Window)}).",
            "steadyState.window", "workload");
        report.Check(
            load.Total > 0 && operations >= MinOperations && reads < MinOperations,
            "steadyState.readP95",
            $"{Format(load.Reads)} reads/s over {Format(steady.Window)} give {Format(reads)} reads; a 95th percentile needs {MinOperations}. " +
            "Raise the rate of what only reads, or steadyState.window.",
            "steadyState.window", "workload");
    }
}
