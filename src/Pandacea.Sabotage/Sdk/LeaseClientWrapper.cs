using Pandacea.Sdk.Chain;

namespace Pandacea.Sabotage;

/// <summary>A lease client that does what the real one does, but for what a sabotage overrides.</summary>
internal abstract class LeaseClientWrapper(ILeaseClient inner) : ILeaseClient
{
    protected ILeaseClient Inner => inner;

    public virtual ValueTask<LeaseCreated> CreateAsync(CreateLease request, CancellationToken cancellationToken) => inner.CreateAsync(request, cancellationToken);

    public ValueTask<TransactionReceipt> ApproveAsync(EvmAccount earner, string leaseId, CancellationToken cancellationToken) => inner.ApproveAsync(earner, leaseId, cancellationToken);

    public ValueTask<TransactionReceipt> ExecuteAsync(EvmAccount earner, string leaseId, CancellationToken cancellationToken) => inner.ExecuteAsync(earner, leaseId, cancellationToken);

    public ValueTask<TransactionReceipt> FinalizeAsync(EvmAccount caller, string leaseId, CancellationToken cancellationToken) => inner.FinalizeAsync(caller, leaseId, cancellationToken);

    public ValueTask<TransactionReceipt> CancelAsync(EvmAccount spender, string leaseId, CancellationToken cancellationToken) => inner.CancelAsync(spender, leaseId, cancellationToken);

    public ValueTask<TransactionReceipt> RaiseDisputeAsync(EvmAccount spender, string leaseId, string reason, CancellationToken cancellationToken) => inner.RaiseDisputeAsync(spender, leaseId, reason, cancellationToken);

    public ValueTask<TransactionReceipt> ResolveDisputeAsync(EvmAccount owner, string leaseId, bool valid, CancellationToken cancellationToken) => inner.ResolveDisputeAsync(owner, leaseId, valid, cancellationToken);

    public ValueTask<TransactionReceipt> WithdrawAsync(EvmAccount account, CancellationToken cancellationToken) => inner.WithdrawAsync(account, cancellationToken);

    public ValueTask<LeaseView> GetAsync(string leaseId, CancellationToken cancellationToken) => inner.GetAsync(leaseId, cancellationToken);

    public ValueTask<bool> ExistsAsync(string leaseId, CancellationToken cancellationToken) => inner.ExistsAsync(leaseId, cancellationToken);
}
