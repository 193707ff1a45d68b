namespace Pandacea.Protocol.Agent;

/// <summary>Whether the agent has all that it needs: 200 if so, else 503.</summary>
/// <param name="Ready">Whether every check is.</param>
/// <param name="Checks">One for each dependency: <c>ipfs</c>, <c>evm_rpc</c>, <c>lease_contract</c>, <c>pysyft</c>, <c>store</c>, <c>privacy_ledger</c>.</param>
public sealed record Readiness(bool Ready, IReadOnlyList<ReadinessCheck> Checks);
