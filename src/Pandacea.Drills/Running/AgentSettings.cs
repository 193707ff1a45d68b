using Pandacea.Drills.Definition;
using Pandacea.Faults.Crowds;
using Pandacea.Stack;

namespace Pandacea.Drills.Running;

/// <summary>How a drill has the agent started: with the same timers as the SDK under drill, since it is a client of the chain as well.</summary>
internal static class AgentSettings
{
    // With a surge the limits of single callers are out of the way: what lies behind them is drilled.
    private const string Unlimited = "1000000";

    public static ServiceLaunch Of(DrillRequest request) => new(Variables(request.Plan), request.AgentArguments)
    {
        IsOwn = IsOwn(request.Plan) || request.AgentArguments.Count > 0,
    };

    /// <summary>Whether an agent that runs already, started in another way, will not do.</summary>
    public static bool IsOwn(DrillPlan plan) => Own(plan).Count > 0;

    /// <summary>All that is set.</summary>
    public static Dictionary<string, string> Variables(DrillPlan plan)
    {
        var variables = SdkSettings.Variables(plan.Sdk);
        Own(plan).ToList().ForEach(own => variables[own.Key] = own.Value);
        return variables;
    }

    /// <summary>What is not the SDK's.</summary>
    private static Dictionary<string, string> Own(DrillPlan plan)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        if (plan.Run.Windows.FirstOrDefault(static window => window.Type == SurgeFault.Name) is { } surge)
        {
            own["AGENT_MOST_PER_SEC"] = surge.Attributes[SurgeFault.Capacity];
            Unlimit(own);
        }

        if (plan.JobLease is { } lease)
        {
            own["AGENT_JOB_LEASE_SEC"] = SdkSettings.Text(lease.TotalSeconds);
        }

        if (plan.Needs.Contains(Definition.Dependencies.Compute))
        {
            // Whoever waits for a job asks often; the limits of single callers are not what is drilled.
            Unlimit(own);
        }

        return own;
    }

    private static void Unlimit(Dictionary<string, string> variables)
    {
        variables["AGENT_IDENTITY_RATE_PER_SEC"] = Unlimited;
        variables["AGENT_IDENTITY_BURST"] = Unlimited;
    }
}
