namespace Pandacea.Protocol.Agent;

/// <summary>Why a job ended without an artifact.</summary>
/// <param name="Code"><c>CANCELLED</c>, <c>ATTEMPTS_EXHAUSTED</c>, or what the worker said, for example <c>DATA_UNAVAILABLE</c>.</param>
/// <param name="Message">For people.</param>
public sealed record JobError(string Code, string Message);
