namespace Pandacea.Agent.Http.Disputes;

/// <summary>A request to raise a dispute.</summary>
/// <param name="RequestId">For the body of an error that is kept.</param>
/// <param name="Signer">Peer id of the caller.</param>
/// <param name="LeaseId">The lease on chain, 0x-hex.</param>
/// <param name="Reason">Why.</param>
/// <param name="Transaction">The signed bytes.</param>
/// <param name="Patience">How long the caller waits for the transaction's block.</param>
internal sealed record DisputeCall(string RequestId, string Signer, string LeaseId, string Reason, byte[] Transaction, TimeSpan Patience);
