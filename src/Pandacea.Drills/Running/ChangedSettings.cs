using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Running;

/// <summary>Says which options of the product a drill changes, so that nobody takes the system under drill for the one that ships.</summary>
internal static class ChangedSettings
{
    /// <summary>One line for each service that is not started as it ships.</summary>
    public static IReadOnlyList<string> Of(DrillPlan plan) =>
    [
        .. Line(AgentSettings.IsOwn(plan) ? "agent" : "agent, where this run starts it,", plan.Needs.Contains(Definition.Dependencies.Agent) ? AgentSettings.Variables(plan) : []),
        .. Line("compute worker", plan.Needs.Contains(Definition.Dependencies.Compute) ? ComputeSettings.Variables(plan) : []),
    ];

    private static IEnumerable<string> Line(string service, Dictionary<string, string> variables)
    {
        var usual = SdkSettings.Variables(new SdkDefinition());
        var changed = variables.Where(variable => usual.GetValueOrDefault(variable.Key) != variable.Value).OrderBy(static variable => variable.Key, StringComparer.Ordinal).ToList();
        return changed.Count == 0 ? [] : [$"{service} runs with {string.Join(", ", changed.Select(static variable => $"{variable.Key}={variable.Value}"))}"];
    }
}
