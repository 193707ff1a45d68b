namespace Pandacea.Agent;

/// <summary>Options that the agent does not start with; all problems together.</summary>
public sealed class AgentOptionsException(IReadOnlyList<string> problems)
    : Exception($"The agent does not start with these options: {string.Join(" ", problems)}")
{
    /// <value>One sentence for each.</value>
    public IReadOnlyList<string> Problems => problems;
}
