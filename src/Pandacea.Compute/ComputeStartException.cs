namespace Pandacea.Compute;

/// <summary>The worker cannot start; the message says what to do.</summary>
public sealed class ComputeStartException(string message, Exception? innerException = null) : Exception(message, innerException);
