namespace Pandacea.Stack;

/// <summary>What the services of a stack are given that they would not have by themselves, each as <c>NAME=value</c>, by service; no secrets.</summary>
public static class ServiceSettings
{
    // Counted, not kept secret.
    private const string RetryTokens = "SDK_RETRY_BUDGET_TOKENS";
    private static readonly string[] Secret = ["KEY", "SECRET", "TOKEN", "PASSWORD"];

    /// <summary>What they are given by the environment, without what <paramref name="options"/> set themselves.</summary>
    /// <param name="options">What is in the stack, and how it is started.</param>
    /// <param name="variable">Gives a variable's value, for example <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Inherited(StackOptions options, Func<string, string?> variable) =>
        Of(options, (service, launch) =>
            from name in ServiceVariables.Of(service, options.Ipfs, options.Parts.Compute)
            let value = variable(name)?.Trim()
            where !string.IsNullOrEmpty(value) && value != ServiceVariables.Usual.GetValueOrDefault(name) && !launch.Variables.ContainsKey(name)
            select Shown(name, value));

    /// <summary>What they are given by the environment and by <paramref name="options"/>.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Given(StackOptions options, Func<string, string?> variable)
    {
        var inherited = Inherited(options, variable);
        return Of(options, (service, launch) => inherited.GetValueOrDefault(service, []).Concat(launch.Variables.Select(static own => Shown(own.Key, own.Value))));
    }

    private static Dictionary<string, IReadOnlyList<string>> Of(StackOptions options, Func<string, ServiceLaunch, IEnumerable<string>> settings) => new[]
    {
        (There: options.Agent, Service: AgentProgram.ServiceName, Launch: options.AgentLaunch),
        (There: options.Ipfs, Service: IpfsProgram.ServiceName, Launch: ServiceLaunch.Usual),
        (There: options.Parts.Compute, Service: ComputeProgram.ServiceName, Launch: options.ComputeLaunch),
    }.Where(static part => part.There).ToDictionary(
        static part => part.Service,
        part => (IReadOnlyList<string>)[.. settings(part.Service, part.Launch).Order(StringComparer.Ordinal)],
        StringComparer.Ordinal);

    private static string Shown(string name, string value) => $"{name}={(IsSecret(name, value) ? "(set)" : value)}";

    private static bool IsSecret(string name, string value) =>
        (name != RetryTokens && Secret.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        || value.Split(',').Any(static part => Uri.TryCreate(part.Trim(), UriKind.Absolute, out var url) && url.UserInfo.Length > 0);
}
