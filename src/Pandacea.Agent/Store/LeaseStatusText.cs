namespace Pandacea.Agent.Store;

/// <summary>A status as the API and the store spell it.</summary>
public static class LeaseStatusText
{
    private static readonly string[] Words =
        ["pending_approval", "approved", "rejected", "executed", "disputed", "resolved", "cancelled", "expired", "finalized"];

    /// <summary>For example <c>pending_approval</c>.</summary>
    public static string ToText(this LeaseStatus status) => Words[(int)status];

    /// <summary>The status that a word of the store stands for.</summary>
    /// <exception cref="StoreException">No such word: the row is damaged.</exception>
    public static LeaseStatus Parse(string word) => Array.IndexOf(Words, word) is >= 0 and var index
        ? (LeaseStatus)index
        : throw new StoreException(StoreFailure.Damaged, $"The store holds a lease with the unknown status '{word}'. Restore the data folder from a copy.");
}
