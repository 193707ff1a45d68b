using Pandacea.Faults.Catalog;
using static Pandacea.Drills.Definition.Values.DurationText;
using static Pandacea.Drills.Definition.Values.NumberText;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether each fault window can be met, and recovered from.</summary>
internal static class FaultRules
{
    public static void Check(DrillDefinition drill, RuleReport report)
    {
        for (var i = 0; i < drill.Faults.Count; i++)
        {
            var (fault, path) = (drill.Faults[i], $"faults[{i}]");
            report.Check(
                !drill.Needs.Contains(fault.On),
                $"{path}.on",
                $"'{fault.On}' is not among the needs of this drill ({string.Join(", ", drill.Needs)}). Add it to needs.",
                "needs");
            CheckMatch(fault, path, report);
            CheckHits(drill, fault, path, report);
            CheckHang(drill, fault, path, report);
            CheckGap(drill, fault, path, report);
            CheckOverlap(i == 0 ? null : drill.Faults[i - 1], fault, path, report);
        }
    }

    private static void CheckOverlap(FaultDefinition? previous, FaultDefinition fault, string path, RuleReport report) => report.Check(
        fault.Overlap > TimeSpan.Zero && (previous is null || fault.After > TimeSpan.Zero || fault.Times > 1 || fault.Overlap >= previous.For || fault.Overlap >= fault.For),
        $"{path}.overlap",
        $"{Format(fault.Overlap)} must be shorter than this fault and the one before it; a fault that overlaps takes neither after nor times.",
        $"{path}.for", $"{path}.after", $"{path}.times");

    private static void CheckMatch(FaultDefinition fault, string path, RuleReport report)
    {
        var known = FaultCatalog.Find(fault.Type);
        report.Check(
            known is { TakesPercent: false } && fault.Percent < 100,
            $"{path}.percent",
            $"'{fault.Type}' strikes everything and takes no percent. Leave it out.",
            $"{path}.type");
        report.Check(
            known is { TakesMethod: false } && fault.Method is not null,
            $"{path}.method",
            $"'{fault.Type}' cannot tell methods apart and takes no method. Leave it out.",
            $"{path}.type");
        report.Check(
            known is { TakesMethod: false } && fault.Canary,
            $"{path}.canary",
            $"'{fault.Type}' cannot strike single calls. Write for example jsonrpc_error.",
            $"{path}.type");
        var (latency, jitter) = (Duration(fault, "latency"), Duration(fault, "jitter"));
        report.Check(
            jitter > latency,
            $"{path}.jitter",
            $"{Format(jitter)} is more than latency ({Format(latency)}); no delay can be negative.",
            $"{path}.latency");
    }

    private static TimeSpan Duration(FaultDefinition fault, string attribute) =>
        fault.Attributes.TryGetValue(attribute, out var text) ? ZeroOrMore(text).Value : TimeSpan.Zero;

    private static void CheckHits(DrillDefinition drill, FaultDefinition fault, string path, RuleReport report)
    {
        if (fault.Canary || fault.Method is not null)
        {
            return;
        }

        var load = drill.Workload.On(fault.On);
        var expected = load * fault.For.TotalSeconds * fault.Percent / 100;
        report.Check(
            expected < fault.MinHits,
            $"{path}.for",
            $"in {Format(fault.For)}, {Format(load)} operations/s at {Format(fault.Percent)}% meet the fault {Format(expected)} times; " +
            $"minHits asks for {fault.MinHits}. Lengthen the window or raise percent or a rate.",
            "workload", $"{path}.percent", $"{path}.minHits");
    }

    private static void CheckHang(DrillDefinition drill, FaultDefinition fault, string path, RuleReport report) => report.Check(
        FaultTraits.Hangs(fault) && fault.For <= drill.Sdk.AttemptTimeout,
        $"{path}.for",
        $"{Format(fault.For)} is not longer than sdk.attemptTimeout ({Format(drill.Sdk.AttemptTimeout)}); no attempt could time out inside the window.",
        "sdk.attemptTimeout", $"{path}.type");

    private static void CheckGap(DrillDefinition drill, FaultDefinition fault, string path, RuleReport report)
    {
        var operations = drill.Workload.Total * fault.After.TotalSeconds;
        report.Check(
            path != "faults[0]" && fault.After > TimeSpan.Zero && operations < SteadyStateRules.MinOperations,
            $"{path}.after",
            $"a gap of {Format(fault.After)} at {Format(drill.Workload.Total)} operations/s gives {Format(operations)} operations; {SteadyStateRules.MinOperations} are needed to see recovery. " +
            "Lengthen it, or leave it out to join the windows.",
            "workload");
    }
}
