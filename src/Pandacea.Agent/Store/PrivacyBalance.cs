namespace Pandacea.Agent.Store;

/// <summary>What an owner's jobs cost so far, in <see cref="PrivacyUnits"/>.</summary>
/// <param name="Reserved">By jobs that have not begun.</param>
/// <param name="Spent">By jobs that have.</param>
public readonly record struct PrivacyBalance(long Reserved, long Spent)
{
    /// <summary>What an entry makes of it.</summary>
    public PrivacyBalance After(PrivacyEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return After(entry.Kind, entry.Amount);
    }

    internal PrivacyBalance After(string kind, long amount) => kind switch
    {
        PrivacyEntry.Reserve => new(Reserved + amount, Spent),
        PrivacyEntry.Charge => new(Reserved - amount, Spent + amount),
        PrivacyEntry.Refund => new(Reserved, Spent - amount),
        _ => new(Reserved - amount, Spent),
    };
}
