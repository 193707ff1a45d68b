using Pandacea.Hosting;

namespace Pandacea.Stack;

/// <summary>Finds all settings that a part of the stack would not start with, before any of it is started.</summary>
/// <param name="check">How services read theirs.</param>
/// <param name="environment">Reads environment variables.</param>
internal sealed class WrongSettings(SettingsCheck check, Func<string, string?> environment)
{
    /// <param name="options">What is in the stack, and how it is started.</param>
    /// <param name="builtInNode">Whether its IPFS node is the built-in one.</param>
    public IEnumerable<StackProblem> Of(StackOptions options, bool builtInNode)
    {
        var paths = options.Paths;
        var supervisor = new Variables(environment);
        _ = supervisor.Level();
        return supervisor.Problems
            .Concat(options.Agent ? check.Agent(Given(given => AgentProgram.Configure(given, environment, paths, options.AgentLaunch, options.Parts))) : [])
            .Concat(options.Parts.Compute ? check.Compute(Given(given => ComputeProgram.Configure(given, paths, options.ComputeLaunch, options.Parts))) : [])
            .Concat(builtInNode ? check.Ipfs(Given(given => IpfsProgram.Configure(given, paths))) : [])

            // Several parts read the same variable.
            .Distinct(StringComparer.Ordinal)
            .Select(static sentence => new StackProblem(StackProblemKind.InvalidSetting, sentence, ""));
    }

    private Func<string, string?> Given(Action<IDictionary<string, string?>> configure)
    {
        var given = new Dictionary<string, string?>(StringComparer.Ordinal);
        configure(given);
        return name => given.TryGetValue(name, out var value) ? value : environment(name);
    }
}
