namespace Pandacea.Drills.Running;

/// <summary>The drill cannot begin, or nothing can be recorded of it; the message says why and what to do.</summary>
/// <param name="message">What is wrong, with the remedy.</param>
/// <param name="exitCode">The exit code that fits.</param>
public sealed class DrillSetupException(string message, int exitCode) : Exception(message)
{
    /// <summary>The exit code that fits.</summary>
    public int ExitCode { get; } = exitCode;
}
