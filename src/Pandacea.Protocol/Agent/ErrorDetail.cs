namespace Pandacea.Protocol.Agent;

/// <summary>What went wrong.</summary>
/// <param name="Code">For programs, for example <c>VALIDATION_ERROR</c>.</param>
/// <param name="Message">For people; names the field where one is to blame.</param>
/// <param name="RequestId">As in the header <c>X-Request-Id</c>; finds the request in the agent's log.</param>
public sealed record ErrorDetail(string Code, string Message, string RequestId);
