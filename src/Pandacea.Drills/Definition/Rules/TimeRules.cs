using static Pandacea.Drills.Definition.Values.DurationText;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether times add up.</summary>
internal static class TimeRules
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(1);

    public static void Check(DrillDefinition drill, RuleReport report)
    {
        var faults = drill.Faults.Aggregate(TimeSpan.Zero, (sum, fault) => sum + (fault.Times * (fault.After + fault.For)));
        var observe = Observation.Of(drill, report.Profile);
        var total = drill.SteadyState.Window + faults + observe;
        report.Check(
            total > LongestRun,
            "faults",
            $"steady state {Format(drill.SteadyState.Window)}, faults and gaps {Format(faults)} and observation {Format(observe)} add up to {Format(total)}; a drill takes at most 1h.",
            "steadyState.window", "observe", "sdk");

        var longestBackoff = drill.Sdk.NominalBackoff * SdkDefinition.JitterCeiling;
        report.Check(
            drill.Criteria.Backoff is not null && longestBackoff > drill.Sdk.TotalTimeout,
            "sdk.totalTimeout",
            $"{Format(drill.Sdk.TotalTimeout)} is shorter than the {Format(longestBackoff)} that {drill.Sdk.MaxRetries} retries from sdk.baseDelay {Format(drill.Sdk.BaseDelay)} can take; a call would be cut off before criteria.backoff could be seen.",
            "sdk");
        for (var i = 0; i < drill.Faults.Count; i++)
        {
            var retryAfter = drill.Faults[i].Attributes.TryGetValue("retryAfter", out var text) ? Positive(text).Value : TimeSpan.Zero;
            report.Check(
                retryAfter >= drill.Sdk.TotalTimeout,
                $"faults[{i}].retryAfter",
                $"{Format(retryAfter)} is not shorter than sdk.totalTimeout ({Format(drill.Sdk.TotalTimeout)}); every call would give up instead of waiting.",
                "sdk.totalTimeout");
        }
    }
}
