using Pandacea.Sdk.Chain;

namespace Pandacea.Sdk.Tests.Chain;

/// <summary>An outbox that loses everything, for tests of something else; it can refuse to write.</summary>
internal sealed class MemoryOutbox : ITransactionOutbox
{
    private readonly List<SignedTransaction> _pending = [];

    public List<(string Hash, TransactionFate Fate)> Resolved { get; } = [];

    public bool Refuses { get; set; }

    public ValueTask<IReadOnlyList<SignedTransaction>> PendingAsync(CancellationToken cancellationToken) => new([.. _pending]);

    public ValueTask AddAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        ThrowIfRefusing();
        _pending.Add(transaction);
        return default;
    }

    public ValueTask ResolveAsync(string hash, TransactionFate fate, CancellationToken cancellationToken)
    {
        ThrowIfRefusing();
        _pending.RemoveAll(transaction => transaction.Hash == hash);
        Resolved.Add((hash, fate));
        return default;
    }

    private void ThrowIfRefusing()
    {
        if (Refuses)
        {
            throw new OutboxException("The disk is full.");
        }
    }
}
