using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Proposes a lease.</summary>
/// <param name="ProductId">The product, by its id in the catalogue.</param>
/// <param name="MaxPrice">The most that the spender pays: wei as decimal digits in a string, above 0, at most 2^256 - 1. One ether is <c>1000000000000000000</c>.</param>
/// <param name="Duration">How long the lease is to last: a whole number and one unit, <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>, for example <c>90m</c>, <c>24h</c>, <c>7d</c>; at most 3650 days. Nothing else is taken, ISO 8601 (<c>PT24H</c>) neither.</param>
/// <param name="SpenderDid">Who the spender is, a DID.</param>
/// <param name="Computation">What is to be computed.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LeaseProposal(
    [property: Required, StringLength(256, MinimumLength = 1)] string? ProductId = null,
    [property: Required, RegularExpression("^[1-9][0-9]{0,77}$")] string? MaxPrice = null,
    [property: Required, RegularExpression("^[0-9]{1,11}[smhd]$")] string? Duration = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), StringLength(256), RegularExpression("^did:")] string? SpenderDid = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LeaseComputation? Computation = null);
