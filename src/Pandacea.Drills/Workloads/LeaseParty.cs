using Pandacea.Sdk.Chain;

namespace Pandacea.Drills.Workloads;

/// <summary>A spender and the earner it leases from; fresh keys in every run (D23).</summary>
public sealed record LeaseParty(EvmAccount Spender, EvmAccount Earner);
