using System.Globalization;

namespace Pandacea.Drills.Verifying;

/// <summary>What the agent believes that somebody's jobs cost: new jobs are refused by it.</summary>
/// <param name="Signer">Whose budget.</param>
/// <param name="Reserved">For jobs that have not begun, in units of 1e-12.</param>
/// <param name="Spent">For jobs that have.</param>
internal sealed record LedgerBalance(string Signer, long Reserved, long Spent)
{
    /// <summary>Adds up the entries anew.</summary>
    /// <returns>What is wrong; null: nothing.</returns>
    public static string? Problem(IReadOnlyList<LedgerEntry> entries, IReadOnlyList<LedgerBalance> balances)
    {
        var kept = balances.ToDictionary(balance => balance.Signer, StringComparer.Ordinal);
        var due = entries.GroupBy(entry => entry.Signer, StringComparer.Ordinal).ToDictionary(group => group.Key, Sum, StringComparer.Ordinal);
        return kept.Keys.Union(due.Keys).Order(StringComparer.Ordinal)
            .Select(signer => (Kept: kept.GetValueOrDefault(signer) ?? new(signer, 0, 0), Due: due.GetValueOrDefault(signer) ?? new(signer, 0, 0)))
            .Where(pair => pair.Kept != pair.Due)
            .Select(pair => string.Create(
                CultureInfo.InvariantCulture,
                $"the balance of {pair.Kept.Signer} says {pair.Kept.Reserved} reserved and {pair.Kept.Spent} spent, the entries add up to {pair.Due.Reserved} and {pair.Due.Spent}"))
            .FirstOrDefault();
    }

    private static LedgerBalance Sum(IGrouping<string, LedgerEntry> entries)
    {
        long Of(string kind) => entries.Where(entry => entry.Kind == kind).Sum(entry => entry.Amount);
        return new(entries.Key, Of("reserve") - Of("charge") - Of("release"), Of("charge") - Of("refund"));
    }
}
