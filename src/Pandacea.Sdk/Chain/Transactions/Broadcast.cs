namespace Pandacea.Sdk.Chain;

/// <summary>What became of an attempt to hand a transaction to the node.</summary>
internal enum Broadcast
{
    /// <summary>The node has it, now or already.</summary>
    Accepted,

    /// <summary>Another transaction has its nonce.</summary>
    NonceTaken,
}
