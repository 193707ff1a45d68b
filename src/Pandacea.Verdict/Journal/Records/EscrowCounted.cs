namespace Pandacea.Verdict.Journal;

/// <summary>Verification: the contract's books.</summary>
public sealed record EscrowCounted : JournalRecord
{
    /// <summary>Balance of the contract.</summary>
    public required string BalanceWei { get; init; }

    /// <summary>Sum of prices of leases not settled.</summary>
    public required string OpenEscrowWei { get; init; }

    /// <summary>Sum of open dispute stakes.</summary>
    public required string StakesWei { get; init; }

    /// <summary>Sum of what parties may withdraw.</summary>
    public required string WithdrawableWei { get; init; }

    /// <summary>Number of leases read.</summary>
    public required int Leases { get; init; }
}
