using static Pandacea.Drills.Definition.Values.DurationText;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether canary calls and the fault that strikes them fit each other.</summary>
internal static class CanaryRules
{
    public static void Check(DrillDefinition drill, RuleReport report)
    {
        var canary = drill.Workload.Canary;
        report.Check(
            canary is not null && !drill.Faults.Any(fault => fault.Canary),
            "workload.canary",
            "no fault strikes the canary calls. Add one with canary: true.",
            "faults");
        for (var i = 0; i < drill.Faults.Count; i++)
        {
            if (drill.Faults[i].Canary)
            {
                CheckFault(drill, drill.Faults[i], $"faults[{i}]", report);
            }
        }
    }

    private static void CheckFault(DrillDefinition drill, FaultDefinition fault, string path, RuleReport report)
    {
        var canary = drill.Workload.Canary;
        report.Check(canary is null, $"{path}.canary", "there are no canary calls to strike. Add workload.canary.", "workload");
        report.Check(
            fault.Percent < 100,
            $"{path}.percent",
            "a canary call must fail on every attempt; leave percent out.");
        report.Check(
            canary is not null && fault.Method != (canary.Method ?? CanaryCalls.Known(fault)),
            fault.Method is null ? path : $"{path}.method",
            canary?.Method is { } method
                ? $"canary calls are '{method}' (workload.canary.method), but the fault is on '{fault.Method ?? "all methods"}'. Write method: {method}."
                : $"the fault is on '{fault.Method ?? "all methods"}', which no canary calls on '{fault.On}' make. Write method: {CanaryCalls.UploadMethod} or {CanaryCalls.DownloadMethod} on ipfs, or workload.canary.method.",
            "workload.canary.method");
        report.Check(
            !FaultTraits.IsRetried(fault),
            $"{path}.type",
            $"what '{fault.Type}' does here is not retried, so that no backoff could be seen. Write for example jsonrpc_error with code: -32603.",
            path);
        var longest = drill.Sdk.NominalBackoff * SdkDefinition.JitterCeiling;
        report.Check(
            fault.For < longest,
            $"{path}.for",
            $"{Format(fault.For)} is shorter than the {Format(longest)} that {drill.Sdk.MaxRetries} retries from sdk.baseDelay {Format(drill.Sdk.BaseDelay)} can take. Lengthen the window.",
            "sdk");
        var hits = (canary?.Calls ?? 0) * (drill.Sdk.MaxRetries + 1);
        report.Check(
            canary is not null && hits < fault.MinHits,
            $"{path}.minHits",
            $"{fault.MinHits} is more than the {hits} attempts that {canary?.Calls} canary calls make.",
            "sdk.maxRetries", "workload.canary.calls");
    }
}
