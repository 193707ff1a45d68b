using System.Globalization;
using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Running;

/// <summary>The timers of the SDK under drill, as variables of the services that use it too.</summary>
internal static class SdkSettings
{
    /// <summary>All of them.</summary>
    public static Dictionary<string, string> Variables(SdkDefinition sdk) => new(StringComparer.Ordinal)
    {
        ["SDK_MAX_RETRIES"] = Text(sdk.MaxRetries),
        ["SDK_BASE_DELAY_MS"] = Text(sdk.BaseDelay.TotalMilliseconds),
        ["SDK_CIRCUIT_FAIL_THRESHOLD"] = Text(sdk.CircuitFailThreshold),
        ["SDK_CIRCUIT_RESET_SEC"] = Text(sdk.CircuitReset.TotalSeconds),
        ["SDK_PROBE_INTERVAL_MS"] = Text(sdk.ProbeInterval.TotalMilliseconds),
        ["SDK_CONNECT_TIMEOUT_MS"] = Text(sdk.ConnectTimeout.TotalMilliseconds),
        ["SDK_ATTEMPT_TIMEOUT_MS"] = Text(sdk.AttemptTimeout.TotalMilliseconds),
    };

    /// <summary>A number as a variable has it.</summary>
    public static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
