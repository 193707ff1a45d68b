namespace Pandacea.Drills.Definition;

/// <summary>The load that runs through all phases.</summary>
/// <param name="Leases">Leases begun per second (each is created, approved and read); 0 for none.</param>
/// <param name="Reads">Block reads per second; 0 for none.</param>
/// <param name="Canary">Calls by which backoff is seen; null for none.</param>
public sealed record WorkloadDefinition(double Leases, double Reads, CanaryDefinition? Canary)
{
    /// <summary>Operations begun per second.</summary>
    public double Total => Leases + Reads;
}
