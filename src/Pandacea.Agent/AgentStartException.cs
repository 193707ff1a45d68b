namespace Pandacea.Agent;

/// <summary>The agent cannot start; the message says what to do.</summary>
public sealed class AgentStartException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    internal static AgentStartException From(Exception error) =>
        error as AgentStartException ?? new AgentStartException($"The agent cannot start: {error.Message}", error);
}
