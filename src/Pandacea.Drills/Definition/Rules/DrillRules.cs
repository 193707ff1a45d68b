using Pandacea.Drills.Definition.Reading;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Rules that tie several values of a drill together.</summary>
internal static class DrillRules
{
    private static readonly Action<DrillDefinition, RuleReport>[] All =
        [WorkloadRules.Check, SteadyStateRules.Check, SdkRules.Check, FaultRules.Check, CanaryRules.Check, CriteriaRules.Check, TimeRules.Check];

    public static void Check(DrillDefinition drill, string profile, Findings findings)
    {
        var report = new RuleReport(findings, profile);
        foreach (var rule in All)
        {
            rule(drill, report);
        }
    }
}
