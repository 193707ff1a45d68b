using System.Buffers.Binary;
using System.Text;
using Org.BouncyCastle.Math;
using Pandacea.Agent.Identity;
using Pandacea.Protocol;

namespace Pandacea.Agent.Http.Disputes;

/// <summary>A signed EIP-1559 transaction that calls <c>raiseDispute(bytes32,string)</c>.</summary>
/// <param name="Sender">Who signed it, lower case.</param>
/// <param name="To">The contract called, lower case.</param>
/// <param name="LeaseId">The lease, 0x-hex.</param>
/// <param name="Reason">The words in it.</param>
/// <param name="Hash">Its hash, 0x-hex.</param>
internal sealed record DisputeTransaction(string Sender, string To, string LeaseId, string Reason, string Hash)
{
    private const byte Type = 2;
    private const int Fields = 12;
    private const int SignedFields = 9;
    private const int Word = 32;

    private static readonly byte[] Selector = Convert.FromHexString(LeaseAgreementAbi.Selectors.RaiseDispute.AsSpan(2));

    /// <summary>Null if the bytes are no such transaction.</summary>
    public static DisputeTransaction? Read(byte[] bytes)
    {
        if (bytes.Length < 2 || bytes[0] != Type || RlpReader.Items(bytes.AsSpan(1)) is not { Count: Fields } items)
        {
            return null;
        }

        var body = bytes[1..];
        byte[] Content(int index) => body[items[index].Content];
        var (to, data, parity) = (Content(5), Content(7), Content(9));
        if (to.Length != 20 || parity.Length > 1 || Call(data) is not { } call)
        {
            return null;
        }

        byte[] payload = [Type, .. RlpReader.List(body[items[0].Whole.Start..items[SignedFields - 1].Whole.End])];
        var (r, s) = (new BigInteger(1, Content(10)), new BigInteger(1, Content(11)));
        var y = parity.Length == 0 ? 0 : parity[0];
        return EvmRecovery.Signer(EvmRecovery.Keccak(payload), r, s, y) is { } sender
            ? new(sender, Hex(to), call.LeaseId, call.Reason, Hex(EvmRecovery.Keccak(bytes)))
            : null;
    }

    private static (string LeaseId, string Reason)? Call(byte[] data)
    {
        const int TextAt = 4 + (3 * Word);
        if (data.Length < TextAt || !data.AsSpan(0, 4).SequenceEqual(Selector) || Number(data, 4 + Word) != 2 * Word)
        {
            return null;
        }

        var length = Number(data, 4 + (2 * Word));
        return length >= 0 && length <= data.Length - TextAt
            ? (Hex(data.AsSpan(4, Word)), Encoding.UTF8.GetString(data, TextAt, length))
            : null;
    }

    // A word as a small number; -1 if it is none.
    private static int Number(byte[] data, int at) => data.AsSpan(at, Word - 4).ContainsAnyExcept((byte)0) || data[at + Word - 4] > 0x7F
        ? -1
        : BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at + Word - 4, 4));

    private static string Hex(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);
}
