namespace Pandacea.Agent.Admission;

/// <summary>How hard the process works.</summary>
/// <param name="Cpu">Its processor time over wall time times cores, between 0 and 1.</param>
/// <param name="MemoryBytes">Its working set.</param>
public readonly record struct PressureReading(double Cpu, long MemoryBytes);
