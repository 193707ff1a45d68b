using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Says whether a proposal that is asked for again, under its key, gets the answer that it got: else the agent makes another one, or tells other terms.</summary>
internal sealed class KeyCheck(IEnumerable<KeyFound> keys)
{
    private const int Accepted = 202;
    private readonly ILookup<string, KeyFound> _byKey = keys.ToLookup(found => found.Key, StringComparer.Ordinal);

    /// <summary>What is wrong with its key, and of which kind that is; null: nothing.</summary>
    /// <param name="asked">What was asked for; of older journals, which name no key, nothing is told.</param>
    /// <param name="proposalId">The proposal that it became.</param>
    /// <param name="priceWei">The price that was acknowledged.</param>
    public (string Kind, string What)? Trouble(ProposalTerms asked, string proposalId, string? priceWei)
    {
        if (asked.Key is not { } key)
        {
            return null;
        }

        const string again = "the same request would make a second proposal";
        var found = _byKey[key].FirstOrDefault(found => found.Signer == asked.Signer);
        return found is null ? (TroubleKinds.Lost, $"proposal {proposalId}: its idempotency key {key} is not in the agent's store, {again}")
            : found.AnswerStatus is null ? (TroubleKinds.Lost, $"proposal {proposalId}: its idempotency key {key} has no answer in the agent's store, {again}")
            : Difference(found, asked, proposalId, priceWei) is { } difference ? (TroubleKinds.Altered, $"proposal {proposalId}: the answer under its idempotency key {key} is not the one that was given: {difference}")
            : null;
    }

    /// <summary>What the store holds under the key of a proposal, whoever's it is.</summary>
    public IEnumerable<string> Stored(ProposalTerms? asked) => asked?.Key is { } key ? _byKey[key].Select(Stored) : [];

    private static string? Difference(KeyFound found, ProposalTerms asked, string proposalId, string? priceWei)
    {
        (string What, object? Given, object? Said)[] pairs =
        [
            ("HTTP status", Accepted, found.AnswerStatus),
            ("proposal", proposalId, found.ProposalId),
            ("status", ProposalCheck.Pending, found.ProposalStatus),
            ("price", priceWei, found.PriceWei),
            ("SHA-256 of the request", asked.BodySha256, found.BodySha256),
        ];
        var differing = pairs.Where(pair => !Equals(pair.Given, pair.Said)).Select(pair => $"{pair.What} {pair.Said ?? "missing"} instead of {pair.Given ?? "none"}").ToList();
        return differing.Count == 0 ? null : string.Join("; ", differing);
    }

    private static string Stored(KeyFound found) =>
        $"in the store: key {found.Key} of {found.Signer}, answered {(found.AnswerStatus is { } status ? Ns.Number(status) : "not yet")}{(found.ProposalId is null ? "" : $" with proposal {found.ProposalId}, {found.ProposalStatus}, for {found.PriceWei} wei")}";
}
