namespace Pandacea.Sdk.Agent;

/// <summary>The error body of an answer, on its way through the pipeline.</summary>
internal sealed class AgentError(string code, string message) : Exception(message)
{
    public string Code => code;
}
