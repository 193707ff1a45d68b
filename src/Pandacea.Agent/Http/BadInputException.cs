using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>The request cannot be served as it is; the message names the field.</summary>
internal sealed class BadInputException(string message, string code = AgentErrorCodes.InvalidRequest, int status = 400, TimeSpan? retryAfter = null) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    /// <summary>When to come again, if that helps.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
