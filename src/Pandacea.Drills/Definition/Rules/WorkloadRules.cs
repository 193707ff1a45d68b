namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether what the load drives is there.</summary>
internal static class WorkloadRules
{
    public static void Check(DrillDefinition drill, RuleReport report)
    {
        foreach (var (kind, _) in drill.Workload.Kinds)
        {
            var missing = kind.Needs.Except(drill.Needs).ToList();
            report.Check(
                missing.Count > 0,
                $"workload.{kind.Name}",
                $"drives {string.Join(" and ", kind.Needs)}, and needs does not name {string.Join(" and ", missing)}. Add it to needs.",
                "needs");
        }
    }
}
