namespace Pandacea.Agent.Store;

/// <summary>Which chain and whose leases on it the store follows.</summary>
/// <param name="GenesisHash">Hash of block 0: two chains with the same number differ in it.</param>
/// <param name="Contract">The lease contract, lower case.</param>
/// <param name="Earner">The agent's own address, lower case.</param>
public sealed record ChainIdentity(string GenesisHash, string Contract, string Earner);
