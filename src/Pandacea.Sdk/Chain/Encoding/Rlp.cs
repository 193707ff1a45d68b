using System.Numerics;

namespace Pandacea.Sdk.Chain;

/// <summary>Recursive length prefix, the encoding of transactions. Items are composed from encoded parts.</summary>
internal static class Rlp
{
    private const byte ShortString = 0x80;
    private const byte ShortList = 0xc0;
    private const int ShortLimit = 55;

    public static byte[] EmptyList() => [ShortList];

    public static byte[] Bytes(ReadOnlySpan<byte> value) =>
        value.Length == 1 && value[0] < ShortString ? [value[0]] : Prefixed(ShortString, value);

    /// <summary>A number in big endian without leading zeros; zero is the empty string.</summary>
    public static byte[] Integer(BigInteger value) =>
        Bytes(value.IsZero ? [] : value.ToByteArray(isUnsigned: true, isBigEndian: true));

    public static byte[] List(params ReadOnlySpan<byte[]> items)
    {
        var length = 0;
        foreach (var item in items)
        {
            length += item.Length;
        }

        var payload = new byte[length];
        var at = 0;
        foreach (var item in items)
        {
            item.CopyTo(payload, at);
            at += item.Length;
        }

        return Prefixed(ShortList, payload);
    }

    private static byte[] Prefixed(byte offset, ReadOnlySpan<byte> payload)
    {
        if (payload.Length <= ShortLimit)
        {
            return [(byte)(offset + payload.Length), .. payload];
        }

        var length = new BigInteger(payload.Length).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [(byte)(offset + ShortLimit + length.Length), .. length, .. payload];
    }
}
