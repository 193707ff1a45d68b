using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Disputes a lease.</summary>
/// <param name="Reason">Why; letter for letter the one in the transaction.</param>
/// <param name="SignedTransaction">A transaction that the agent is to send: 0x and its raw signed bytes in hex, as for <c>eth_sendRawTransaction</c>. It is of type 2 (EIP-1559), signed by the address that is bound to the caller, goes to the lease contract (<c>contract</c> of GET /healthz), calls <c>raiseDispute(bytes32,string)</c> with the lease of the path and this reason, and carries the stake as its value: the lease's price x <c>disputeStakeRate()</c> / 100, a tenth unless the contract says otherwise.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DisputeRequest(
    [property: Required, StringLength(1024, MinimumLength = 1)] string? Reason = null,
    [property: Required, StringLength(64 * 1024), RegularExpression("^0x([0-9a-fA-F]{2})+$")] string? SignedTransaction = null);
