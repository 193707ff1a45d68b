using System.Numerics;
using System.Text.Json;
using Pandacea.Agent.Leases;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Checks a proposal field by field.</summary>
internal static class LeaseInput
{
    private const int LongestText = 256;

    /// <exception cref="BadInputException">A field is not as it must be.</exception>
    public static LeaseRequest Check(LeaseProposal proposal, string signer)
    {
        Demand(IsText(proposal.ProductId), "productId", $"must be text of 1 to {LongestText} characters");
        Demand(Wei.TryParse(proposal.MaxPrice, out var price) && price > BigInteger.Zero, "maxPrice", "must be wei above 0 as decimal digits in a string");
        Demand(LeaseDuration.TryParse(proposal.Duration, out var duration), "duration", "must be a whole number and a unit, for example 24h");
        Demand(
            proposal.SpenderDid is null || (IsText(proposal.SpenderDid) && proposal.SpenderDid.StartsWith("did:", StringComparison.Ordinal)),
            "spenderDid",
            $"must be a DID of at most {LongestText} characters");
        if (proposal.Computation is { } computation)
        {
            Demand(IsText(computation.Type), "computation.type", $"must be text of 1 to {LongestText} characters");
            Demand(computation.Parameters is null or { ValueKind: JsonValueKind.Object }, "computation.parameters", "must be an object");
        }

        return new(signer, proposal.ProductId!, price, duration, proposal.SpenderDid, Text(proposal.Computation));
    }

    private static string? Text(LeaseComputation? computation)
    {
        try
        {
            return computation is null ? null : JsonSerializer.Serialize(computation, AgentJson.Default.LeaseComputation);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or JsonException)
        {
            throw new BadInputException("computation.parameters: holds half a surrogate pair, which is no text.", AgentErrorCodes.ValidationError);
        }
    }

    private static bool IsText(string? text) => text is { Length: > 0 and <= LongestText } && !text.Any(char.IsControl);

    private static void Demand(bool met, string field, string rule)
    {
        if (!met)
        {
            throw new BadInputException($"{field}: {rule}.", AgentErrorCodes.ValidationError);
        }
    }
}
