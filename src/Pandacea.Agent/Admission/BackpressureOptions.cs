namespace Pandacea.Agent.Admission;

/// <summary>When the machine is too busy for more.</summary>
public sealed record BackpressureOptions
{
    /// <value>The part of all cores that the agent may use; 0.85 unless told.</value>
    public double Cpu { get; init; } = 0.85;

    /// <value>The memory that it may use; 2048 MiB unless told.</value>
    public long MemoryBytes { get; init; } = 2048L * 1024 * 1024;

    /// <value>How often it looks; 250 ms unless told.</value>
    public TimeSpan Every { get; init; } = TimeSpan.FromMilliseconds(250);
}
