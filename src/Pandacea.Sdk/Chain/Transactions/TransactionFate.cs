namespace Pandacea.Sdk.Chain;

/// <summary>What became of a signed transaction.</summary>
public enum TransactionFate
{
    /// <summary>It is in a block with the confirmations asked for, reverted or not.</summary>
    Confirmed,

    /// <summary>It was never sent, or the node refused it: its nonce is free again.</summary>
    Abandoned,

    /// <summary>Another transaction took its nonce.</summary>
    Superseded,
}
