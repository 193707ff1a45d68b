namespace Pandacea.Sdk.Chain;

/// <summary>The transactions of one account: which nonces are taken, and who may take the next one.</summary>
internal sealed class AccountLane(string account)
{
    /// <summary>A chain that forgets blocks can be given back this many transactions.</summary>
    private const int Remembered = 256;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<ulong, NonceSlot> _open = [];
    private readonly Queue<SignedTransaction> _settled = [];

    public string Account => account;

    /// <summary>Held from the choice of a nonce until its transaction was sent.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Whether the outbox was read. Guarded by <see cref="Gate"/>.</summary>
    public bool IsLoaded { get; set; }

    /// <summary>The nonce to use next; null if the chain must be asked. Guarded by <see cref="Gate"/>.</summary>
    public ulong? Next { get; set; }

    /// <summary>Slots in the order of their nonces.</summary>
    public NonceSlot[] Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _open.Values];
            }
        }
    }

    public NonceSlot Take(SignedTransaction transaction, TransactionFields? fields)
    {
        lock (_lock)
        {
            if (_open.TryGetValue(transaction.Nonce, out var slot))
            {
                slot.Add(transaction, fields);
                return slot;
            }

            return _open[transaction.Nonce] = new NonceSlot(transaction, fields);
        }
    }

    public NonceSlot? Find(ulong nonce)
    {
        lock (_lock)
        {
            return _open.GetValueOrDefault(nonce);
        }
    }

    /// <summary>Frees a slot whose fate is known.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="mined">The version that is on the chain, if one is.</param>
    /// <returns>False: somebody else did it before.</returns>
    public bool Close(NonceSlot slot, SignedTransaction? mined)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(slot.Nonce, out var open) || open != slot)
            {
                return false;
            }

            _open.Remove(slot.Nonce);
            if (mined is not null)
            {
                _settled.Enqueue(mined);
                if (_settled.Count > Remembered)
                {
                    _settled.Dequeue();
                }
            }

            return true;
        }
    }

    /// <summary>What was sent for the nonces from <paramref name="first"/> up to <paramref name="last"/>, in their order.</summary>
    public SignedTransaction[] SentBetween(ulong first, ulong last)
    {
        lock (_lock)
        {
            return [.. _settled.Concat(_open.Values.Select(slot => slot.Versions[0]))
                .Where(transaction => transaction.Nonce >= first && transaction.Nonce <= last)
                .OrderBy(transaction => transaction.Nonce)];
        }
    }

    /// <summary>The first nonce from <paramref name="first"/> on that no transaction of the outbox holds.</summary>
    public ulong FirstFree(ulong first)
    {
        lock (_lock)
        {
            while (_open.ContainsKey(first))
            {
                first++;
            }

            return first;
        }
    }
}
