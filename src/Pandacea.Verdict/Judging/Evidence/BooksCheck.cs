using System.Globalization;
using System.Numerics;
using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Does the contract hold exactly what it owes?</summary>
internal static class BooksCheck
{
    private static readonly HashSet<string> OpenStates = new(StringComparer.Ordinal) { "Created", "Approved", "Executed", "Disputed" };

    public static void Judge(EscrowCounted escrow, IReadOnlyCollection<LeaseFound> found, Findings findings)
    {
        if (!TryWei(escrow.BalanceWei, out var balance) || !TryWei(escrow.OpenEscrowWei, out var open)
            || !TryWei(escrow.StakesWei, out var stakes) || !TryWei(escrow.WithdrawableWei, out var withdrawable))
        {
            findings.Doubt("The contract's books could not be read: an amount is not a number.");
            return;
        }

        var owed = open + stakes + withdrawable;
        if (balance != owed)
        {
            findings.Fail($"The contract holds {balance} wei and owes {owed} wei (escrow {open}, stakes {stakes}, withdrawable {withdrawable}).");
        }

        var sum = BigInteger.Zero;
        foreach (var lease in found.Where(lease => OpenStates.Contains(lease.State)))
        {
            if (!TryWei(lease.Terms.PriceWei, out var price))
            {
                findings.Doubt($"The price of lease {lease.LeaseId} is not a number.");
                return;
            }

            sum += price;
        }

        if (sum != open)
        {
            findings.Fail($"Open leases add up to {sum} wei, the books say {open} wei.");
        }

        if (escrow.Leases != found.Count)
        {
            findings.Fail($"The books count {escrow.Leases} leases, {found.Count} were found.");
        }

        findings.Note($"Books: balance {balance} wei = escrow {open} + stakes {stakes} + withdrawable {withdrawable}; {found.Count} leases.");
    }

    private static bool TryWei(string text, out BigInteger wei) =>
        BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out wei);
}
