namespace Pandacea.Sdk.Chain;

/// <summary>What the SDK offers on the chain besides the lease contract. Thread safe.</summary>
public sealed class ChainClient
{
    internal ChainClient(IEvmRpc rpc, ITransactionSender transactions, IContractDeployer deployer)
    {
        Rpc = rpc;
        Transactions = transactions;
        Deployer = deployer;
    }

    /// <summary>JSON-RPC of the node.</summary>
    public IEvmRpc Rpc { get; }

    /// <summary>Sending and following transactions.</summary>
    public ITransactionSender Transactions { get; }

    /// <summary>Deploying the lease contract.</summary>
    public IContractDeployer Deployer { get; }

    /// <summary>Number of the newest block.</summary>
    public ValueTask<ulong> BlockNumberAsync(CancellationToken cancellationToken) => Rpc.BlockNumberAsync(cancellationToken);
}
