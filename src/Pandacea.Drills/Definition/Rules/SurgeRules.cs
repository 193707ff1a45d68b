using System.Globalization;
using Pandacea.Faults.Crowds;
using static Pandacea.Drills.Definition.Values.NumberText;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether a surge is one, and whether what is asked about surges has one.</summary>
internal static class SurgeRules
{
    public static void Check(DrillDefinition drill, RuleReport report)
    {
        for (var i = 0; i < drill.Faults.Count; i++)
        {
            if (drill.Faults[i].Type == SurgeFault.Name)
            {
                CheckFault(drill, drill.Faults[i], $"faults[{i}]", report);
            }
        }

        var asked = drill.Criteria;
        foreach (var (key, on) in new[] { ("goodput", asked.Goodput?.On), ("fairness", asked.Fairness?.On), ("returns", asked.Returns?.On) })
        {
            report.Check(
                on is not null && !drill.Faults.Any(fault => fault.Type == SurgeFault.Name && fault.On == on),
                $"criteria.{key}",
                $"no surge is on '{on}'. Add a fault with type: surge.",
                "faults");
        }
    }

    private static void CheckFault(DrillDefinition drill, FaultDefinition fault, string path, RuleReport report)
    {
        report.Check(
            fault.On is not ("" or Dependencies.Agent),
            $"{path}.on",
            $"'{fault.On}' cannot be told how much it takes on; a surge is on '{Dependencies.Agent}'.",
            $"{path}.type");
        var load = drill.Workload.On(fault.On);
        report.Check(
            int.TryParse(fault.Attributes.GetValueOrDefault(SurgeFault.Capacity), CultureInfo.InvariantCulture, out var capacity) && load >= capacity,
            $"{path}.capacity",
            $"{capacity} requests/s are not more than the {Format(load)}/s of the load alone, which then is never served. Raise it, or lower a rate.",
            "workload");
        report.Check(
            drill.Faults.Select(static one => one.Attributes.GetValueOrDefault(SurgeFault.Capacity)).OfType<string>().Distinct().Count() > 1,
            $"{path}.capacity",
            "all surges of a drill have the same capacity: the agent is started with it.",
            "faults");
    }
}
