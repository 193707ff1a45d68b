using static Pandacea.Drills.Definition.Values.DurationText;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether the SDK's settings fit each other.</summary>
internal static class SdkRules
{
    public static void Check(DrillDefinition drill, RuleReport report)
    {
        var sdk = drill.Sdk;
        report.Check(
            sdk.BaseDelay > sdk.MaxDelay,
            "sdk.baseDelay",
            $"{Format(sdk.BaseDelay)} is longer than sdk.maxDelay ({Format(sdk.MaxDelay)}).",
            "sdk.maxDelay");
        report.Check(
            sdk.AttemptTimeout > sdk.TotalTimeout,
            "sdk.attemptTimeout",
            $"{Format(sdk.AttemptTimeout)} is longer than sdk.totalTimeout ({Format(sdk.TotalTimeout)}); no attempt could use it.",
            "sdk.totalTimeout");
        report.Check(
            sdk.ProbeInterval > sdk.CircuitReset,
            "sdk.probeInterval",
            $"{Format(sdk.ProbeInterval)} is longer than sdk.circuitReset ({Format(sdk.CircuitReset)}); no probe would ever be sent. Write 0 to turn probes off.",
            "sdk.circuitReset");
    }
}
