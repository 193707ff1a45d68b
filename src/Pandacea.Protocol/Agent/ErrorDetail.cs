namespace Pandacea.Protocol.Agent;

/// <summary>What went wrong.</summary>
/// <param name="Code">One of <see cref="AgentErrorCodes"/>.</param>
/// <param name="Message">For people; names the field where one is to blame.</param>
/// <param name="RequestId">As in <see cref="AgentHeaders.RequestId"/>.</param>
public sealed record ErrorDetail(string Code, string Message, string RequestId);
