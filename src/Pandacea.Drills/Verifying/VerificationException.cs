namespace Pandacea.Drills.Verifying;

/// <summary>The truth could not be read; the run's loss criterion is then inconclusive.</summary>
public sealed class VerificationException(string message, Exception? inner = null) : Exception(message, inner);
