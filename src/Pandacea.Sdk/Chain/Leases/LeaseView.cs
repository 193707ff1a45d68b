using System.Numerics;
using Pandacea.Protocol;

namespace Pandacea.Sdk.Chain;

/// <summary>A lease as the contract holds it. Addresses and ids in lower case, money in wei, times in Unix seconds.</summary>
public sealed record LeaseView
{
    /// <summary>Who paid.</summary>
    public required string Spender { get; init; }

    /// <summary>When it expires.</summary>
    public required ulong ExpiresAt { get; init; }

    /// <summary>Its state.</summary>
    public required LeaseState State { get; init; }

    /// <summary>Whose data it is.</summary>
    public required string Earner { get; init; }

    /// <summary>When it was executed.</summary>
    /// <value>0: not yet.</value>
    public required ulong ExecutedAt { get; init; }

    /// <summary>The product.</summary>
    public required string ProductId { get; init; }

    /// <summary>The proposal that it came from.</summary>
    public required string ProposalId { get; init; }

    /// <summary>What was paid.</summary>
    public required BigInteger Price { get; init; }

    internal static LeaseView Decode(byte[] data)
    {
        var reader = new AbiReader(data);
        return new LeaseView
        {
            Spender = reader.Address(),
            ExpiresAt = reader.UInt64(),
            State = (LeaseState)reader.UInt64(),
            Earner = reader.Address(),
            ExecutedAt = reader.UInt64(),
            ProductId = reader.Bytes32(),
            ProposalId = reader.Bytes32(),
            Price = reader.UInt(),
        };
    }
}
