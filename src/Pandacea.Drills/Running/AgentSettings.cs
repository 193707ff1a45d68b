using System.Globalization;
using Pandacea.Drills.Definition;
using Pandacea.Faults.Crowds;
using Pandacea.Stack;

namespace Pandacea.Drills.Running;

/// <summary>How a drill has the agent started: with the same timers as the SDK under drill, since it is a client of the chain as well.</summary>
internal static class AgentSettings
{
    // With a surge the limits of single callers are out of the way: what lies behind them is drilled.
    private const string Unlimited = "1000000";

    public static ServiceLaunch Of(DrillRequest request)
    {
        var variables = Variables(request.Plan.Sdk);
        var surge = request.Plan.Run.Windows.FirstOrDefault(static window => window.Type == SurgeFault.Name);
        if (surge is not null)
        {
            variables["AGENT_MOST_PER_SEC"] = surge.Attributes[SurgeFault.Capacity];
            variables["AGENT_IDENTITY_RATE_PER_SEC"] = Unlimited;
            variables["AGENT_IDENTITY_BURST"] = Unlimited;
        }

        if (request.Plan.JobLease is { } lease)
        {
            variables["AGENT_JOB_LEASE_SEC"] = Text(lease.TotalSeconds);
        }

        if (request.Plan.Needs.Contains(Definition.Dependencies.Compute))
        {
            // Whoever waits for a job asks often; the limits of single callers are not what is drilled.
            variables["AGENT_IDENTITY_RATE_PER_SEC"] = Unlimited;
            variables["AGENT_IDENTITY_BURST"] = Unlimited;
        }

        return new(variables, request.AgentArguments) { IsOwn = surge is not null || request.Plan.JobLease is not null || request.AgentArguments.Count > 0 };
    }

    internal static Dictionary<string, string> Variables(SdkDefinition sdk) => new(StringComparer.Ordinal)
    {
        ["SDK_MAX_RETRIES"] = Text(sdk.MaxRetries),
        ["SDK_BASE_DELAY_MS"] = Text(sdk.BaseDelay.TotalMilliseconds),
        ["SDK_CIRCUIT_FAIL_THRESHOLD"] = Text(sdk.CircuitFailThreshold),
        ["SDK_CIRCUIT_RESET_SEC"] = Text(sdk.CircuitReset.TotalSeconds),
        ["SDK_PROBE_INTERVAL_MS"] = Text(sdk.ProbeInterval.TotalMilliseconds),
        ["SDK_CONNECT_TIMEOUT_MS"] = Text(sdk.ConnectTimeout.TotalMilliseconds),
        ["SDK_ATTEMPT_TIMEOUT_MS"] = Text(sdk.AttemptTimeout.TotalMilliseconds),
    };

    internal static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
