using System.Diagnostics;

namespace Pandacea.Agent.Admission;

/// <summary>Reads this process. Portable; verified on Linux only.</summary>
public sealed class ProcessPressureGauge(TimeProvider time) : IPressureGauge
{
    private long _at = time.GetTimestamp();
    private TimeSpan _spent = Environment.CpuUsage.TotalTime;

    /// <inheritdoc/>
    public PressureReading Read()
    {
        var (at, spent) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var wall = time.GetElapsedTime(_at, at) * Environment.ProcessorCount;
        var cpu = wall > TimeSpan.Zero ? (spent - _spent) / wall : 0;
        (_at, _spent) = (at, spent);
        return new(Math.Clamp(cpu, 0, 1), Environment.WorkingSet);
    }
}
