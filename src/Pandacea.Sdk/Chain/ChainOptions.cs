namespace Pandacea.Sdk.Chain;

/// <summary>How the SDK reaches the chain and when it takes a transaction for done.</summary>
public sealed class ChainOptions
{
    /// <summary>The node's JSON-RPC URLs; the first that answers is used, each has a circuit of its own.</summary>
    /// <value><c>http://127.0.0.1:8545/</c>.</value>
    public IList<Uri> RpcUrls { get; set; } = [new Uri("http://127.0.0.1:8545/")];

    /// <summary>Address of the lease contract.</summary>
    /// <value>Empty: only calls that need no contract work.</value>
    public string ContractAddress { get; set; } = "";

    /// <summary>The file that keeps signed transactions until their fate is known; one process at a time.</summary>
    /// <value>Empty: nothing can be sent, unless another <see cref="ITransactionOutbox"/> is registered.</value>
    public string OutboxPath { get; set; } = "";

    /// <summary>Blocks, the transaction's own included, after which it is taken for done.</summary>
    /// <value>1.</value>
    public int Confirmations { get; set; } = 1;

    /// <summary>Pause between two looks for a receipt.</summary>
    /// <value>100 ms.</value>
    public TimeSpan ReceiptPollInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A transaction without a receipt is sent again, as the same bytes, whenever this has passed.</summary>
    /// <value>2 s.</value>
    public TimeSpan RebroadcastInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait for the confirmations, outages included.</summary>
    /// <value>60 s.</value>
    public TimeSpan ConfirmationTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Names this client in a header of each request, so that a proxy can tell clients apart.</summary>
    /// <value>Null: no header.</value>
    public string? ClientName { get; set; }
}
