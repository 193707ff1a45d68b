using System.Numerics;

namespace Pandacea.Sdk.Chain;

/// <summary>What an EIP-1559 transaction says, before it is signed.</summary>
internal sealed record TransactionFields
{
    private const byte Type = 2;

    public required ulong ChainId { get; init; }

    public required ulong Nonce { get; init; }

    public required Fees Fees { get; init; }

    public required ulong GasLimit { get; init; }

    /// <summary>The contract called; null deploys one.</summary>
    public string? To { get; init; }

    public BigInteger Value { get; init; }

    public byte[] Data { get; init; } = [];

    public SignedTransaction Sign(EvmAccount account)
    {
        var fields = Encode();
        var signature = account.Sign(Keccak.Hash(Typed(Rlp.List(fields))));
        var raw = Typed(Rlp.List([
            .. fields,
            Rlp.Integer(signature.RecoveryId),
            Rlp.Integer(new BigInteger(signature.R, isUnsigned: true, isBigEndian: true)),
            Rlp.Integer(new BigInteger(signature.S, isUnsigned: true, isBigEndian: true)),
        ]));
        return new SignedTransaction(account.Address, ChainId, Nonce, Hex.Encode(Keccak.Hash(raw)), Hex.Encode(raw));
    }

    private static byte[] Typed(byte[] payload) => [Type, .. payload];

    private byte[][] Encode() =>
    [
        Rlp.Integer(ChainId),
        Rlp.Integer(Nonce),
        Rlp.Integer(Fees.MaxPriorityFee),
        Rlp.Integer(Fees.MaxFee),
        Rlp.Integer(GasLimit),
        Rlp.Bytes(To is null ? [] : EvmAddress.Parse(To)),
        Rlp.Integer(Value),
        Rlp.Bytes(Data),
        Rlp.EmptyList(),
    ];
}
