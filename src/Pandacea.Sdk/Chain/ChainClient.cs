namespace Pandacea.Sdk.Chain;

/// <summary>What the SDK offers on the chain. Thread safe.</summary>
public sealed class ChainClient
{
    internal ChainClient(IEvmRpc rpc, ITransactionSender transactions, ILeaseClient leases, IContractDeployer deployer)
    {
        Leases = leases;
        Rpc = rpc;
        Transactions = transactions;
        Deployer = deployer;
    }

    /// <summary>JSON-RPC of the node.</summary>
    public IEvmRpc Rpc { get; }

    /// <summary>Sending and following transactions.</summary>
    public ITransactionSender Transactions { get; }

    /// <summary>The lease contract.</summary>
    public ILeaseClient Leases { get; }

    /// <summary>Deploying the lease contract.</summary>
    public IContractDeployer Deployer { get; }

    /// <summary>Number of the newest block.</summary>
    public ValueTask<ulong> BlockNumberAsync(CancellationToken cancellationToken) => Rpc.BlockNumberAsync(cancellationToken);
}
