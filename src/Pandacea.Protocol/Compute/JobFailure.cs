namespace Pandacea.Protocol.Compute;

/// <summary>Why an attempt has no artifact.</summary>
/// <param name="Code">One of <see cref="ComputeErrorCodes"/>.</param>
/// <param name="Message">For people: what is wrong and what to do. Never a value of the data.</param>
/// <param name="Retryable">Whether another attempt can end differently.</param>
public sealed record JobFailure(string Code, string Message, bool Retryable);
