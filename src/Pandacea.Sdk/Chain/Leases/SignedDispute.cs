using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Math;
using Pandacea.Protocol;

namespace Pandacea.Sdk.Chain;

/// <summary>What a signed EIP-1559 transaction says that calls <c>raiseDispute(bytes32,string)</c>. For whoever is to send it for somebody else.</summary>
/// <param name="Sender">Who signed it, lower case.</param>
/// <param name="Contract">The contract called, lower case.</param>
/// <param name="LeaseId">The lease, 0x-hex.</param>
/// <param name="Reason">Why.</param>
/// <param name="TransactionHash">Its hash, 0x-hex.</param>
/// <remarks>That the contract will take it is not said: state, stake and nonce are the chain's to judge.</remarks>
public sealed record SignedDispute(string Sender, string Contract, string LeaseId, string Reason, string TransactionHash)
{
    private const byte Type = 2;
    private const int Fields = 12;
    private const int SignedFields = 9;
    private const int To = 5;
    private const int Data = 7;
    private const int Parity = 9;
    private const int AddressSize = 20;

    private static readonly byte[] Selector = Hex.Decode(LeaseAgreementAbi.Selectors.RaiseDispute);

    /// <summary>Reads the signed bytes as they go to a node.</summary>
    /// <returns>False: they are no such transaction, or nobody's signature fits them.</returns>
    public static bool TryRead(ReadOnlySpan<byte> raw, [NotNullWhen(true)] out SignedDispute? dispute)
    {
        dispute = null;
        if (raw.Length < 2 || raw[0] != Type || RlpReader.Items(raw[1..]) is not { Count: Fields } items
            || items[To].Content.Length != AddressSize || Call(items[Data].Content) is not var (leaseId, reason) || Signer(items) is not { } sender)
        {
            return false;
        }

        dispute = new(sender, Hex.Encode(items[To].Content), leaseId, reason, Hex.Encode(Keccak.Hash(raw)));
        return true;
    }

    private static (string LeaseId, string Reason)? Call(byte[] data)
    {
        if (!data.AsSpan().StartsWith(Selector))
        {
            return null;
        }

        try
        {
            var reader = new AbiReader(data.AsSpan(Selector.Length));
            return (reader.Bytes32(), reader.String());
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Signer(List<RlpReader.Item> items)
    {
        if (items[Parity].Content is not ([] or [1]))
        {
            return null;
        }

        byte[][] signed = [.. items.Take(SignedFields).Select(item => item.Encoded)];
        var (r, s) = (new BigInteger(1, items[Parity + 1].Content), new BigInteger(1, items[Parity + 2].Content));
        var key = Secp256k1.Recover(Keccak.Hash([Type, .. Rlp.List(signed)]), r, s, items[Parity].Content.Length);
        return key is null ? null : EvmAddress.OfKey(key);
    }
}
