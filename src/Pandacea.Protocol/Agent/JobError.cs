namespace Pandacea.Protocol.Agent;

/// <summary>Why a job ended without an artifact.</summary>
/// <param name="Code"><see cref="AgentErrorCodes.Cancelled"/>, <see cref="AgentErrorCodes.AttemptsExhausted"/>, or one of <see cref="Compute.ComputeErrorCodes"/>.</param>
/// <param name="Message">For people.</param>
public sealed record JobError(string Code, string Message);
