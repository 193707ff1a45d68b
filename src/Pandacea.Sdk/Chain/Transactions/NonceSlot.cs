namespace Pandacea.Sdk.Chain;

/// <summary>A nonce that is taken by a transaction whose fate is not known, with its replacements.</summary>
internal sealed class NonceSlot(SignedTransaction transaction, TransactionFields? fields)
{
    private readonly Lock _gate = new();
    private readonly List<SignedTransaction> _versions = [transaction];
    private int _followers;

    public ulong Nonce => transaction.Nonce;

    /// <summary>What the newest version says; null for a transaction of an earlier process.</summary>
    public TransactionFields? Fields { get; private set; } = fields;

    /// <summary>Whether the node may not have it: it must be sent again before any later nonce.</summary>
    public volatile bool Unsure = true;

    /// <summary>Whether somebody waits for its receipt.</summary>
    public bool IsFollowed => Volatile.Read(ref _followers) > 0;

    /// <summary>All versions, the newest first.</summary>
    public SignedTransaction[] Versions
    {
        get
        {
            lock (_gate)
            {
                return [.. _versions.AsEnumerable().Reverse()];
            }
        }
    }

    public void Follow() => Interlocked.Increment(ref _followers);

    public void Unfollow() => Interlocked.Decrement(ref _followers);

    public void Add(SignedTransaction version, TransactionFields? fields)
    {
        lock (_gate)
        {
            _versions.Add(version);
            Fields = fields;
        }
    }

    /// <summary>Forgets a version that the node refused.</summary>
    public void Remove(SignedTransaction version, TransactionFields? fieldsBefore)
    {
        lock (_gate)
        {
            _versions.Remove(version);
            Fields = fieldsBefore;
        }
    }
}
