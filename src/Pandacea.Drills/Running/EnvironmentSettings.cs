using Pandacea.Drills.Definition;
using Pandacea.Stack;

namespace Pandacea.Drills.Running;

/// <summary>Says which options of the product the environment changes beside the drill, a line for each service: a verdict hangs on them as well.</summary>
public static class EnvironmentSettings
{
    /// <summary>The plan as it would be run where no stack runs yet.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="variable">Gives a variable's value, for example <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    public static DrillPlan On(DrillPlan plan, Func<string, string?> variable)
    {
        var request = new DrillRequest { Plan = plan, Home = "", Offset = 0, Out = null, RunId = "" };
        return With(plan, Lines(ServiceSettings.Inherited(RunStack.Of(request), variable), "runs with", ", from this environment, where this run starts it"));
    }

    /// <summary>Where the run starts its stack itself.</summary>
    internal static IReadOnlyList<string> OfStarted(StackOptions options, Func<string, string?> variable) =>
        Lines(ServiceSettings.Inherited(options, variable), "runs with", ", from the environment");

    /// <summary>Where the stack runs already: what it tells of itself.</summary>
    internal static IReadOnlyList<string> OfRunning(StackOptions options, IReadOnlyDictionary<string, IReadOnlyList<string>>? told) =>
        told is not null ? Lines(told, "ran already, with", "")
        : options.Agent || options.Ipfs || options.Compute ? ["services that ran already: it is not known with which settings"]
        : [];

    /// <summary>The plan with what was found out of its settings.</summary>
    internal static DrillPlan With(DrillPlan plan, IReadOnlyList<string> lines) => plan with { Run = plan.Run with { Settings = [.. plan.Run.Settings, .. lines] } };

    private static List<string> Lines(IReadOnlyDictionary<string, IReadOnlyList<string>> settings, string how, string from) =>
    [
        .. from service in settings
           where service.Value.Count > 0
           orderby service.Key
           select $"{(service.Key == Dependencies.Compute ? "compute worker" : service.Key == Dependencies.Ipfs ? "IPFS node" : service.Key)} {how} {string.Join(", ", service.Value)}{from}",
    ];
}
