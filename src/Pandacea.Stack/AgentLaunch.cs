namespace Pandacea.Stack;

/// <summary>How the agent of a stack is started, beside what the environment says.</summary>
/// <param name="Variables">Environment variables that are set for it.</param>
/// <param name="Arguments">Arguments after <c>serve agent</c>.</param>
public sealed record AgentLaunch(IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Arguments)
{
    /// <summary>Whether an agent that runs already, started in another way, will not do.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Nothing special.</summary>
    public static AgentLaunch Usual { get; } = new(new Dictionary<string, string>(), []);
}
