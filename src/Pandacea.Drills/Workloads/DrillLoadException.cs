namespace Pandacea.Drills.Workloads;

/// <summary>The load could not be set up; the message says why.</summary>
public sealed class DrillLoadException(string message, Exception? inner = null) : Exception(message, inner);
