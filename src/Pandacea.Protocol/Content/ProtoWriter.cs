using System.Buffers;

namespace Pandacea.Protocol.Content;

/// <summary>Writes protobuf fields, as far as dag-pb and UnixFS need them.</summary>
internal static class ProtoWriter
{
    private const int MostVarintBytes = 10;

    /// <summary>Bytes that <see cref="Varint"/> takes.</summary>
    public static int SizeOf(ulong value) => Math.Max(1, (70 - System.Numerics.BitOperations.LeadingZeroCount(value)) / 7);

    /// <summary>Writes a number alone.</summary>
    /// <returns>Bytes written.</returns>
    public static int Varint(Span<byte> target, ulong value)
    {
        var at = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[at++] = (byte)(value | 0x80);
        }

        target[at++] = (byte)value;
        return at;
    }

    /// <summary>Writes a field that is a number.</summary>
    public static void Number(IBufferWriter<byte> target, int field, ulong value)
    {
        var span = target.GetSpan(1 + MostVarintBytes);
        span[0] = Tag(field, ProtoReader.VarintType);
        target.Advance(1 + Varint(span[1..], value));
    }

    /// <summary>Writes the head of a field of <paramref name="length"/> bytes; they have to follow.</summary>
    public static void Head(IBufferWriter<byte> target, int field, int length)
    {
        var span = target.GetSpan(1 + MostVarintBytes);
        span[0] = Tag(field, ProtoReader.BytesType);
        target.Advance(1 + Varint(span[1..], (ulong)length));
    }

    /// <summary>Writes a field of bytes.</summary>
    public static void Bytes(IBufferWriter<byte> target, int field, ReadOnlySpan<byte> bytes)
    {
        Head(target, field, bytes.Length);
        target.Write(bytes);
    }

    /// <summary>The byte before a field's value; fields above 15 do not occur.</summary>
    public static byte Tag(int field, int wireType) => (byte)((field << 3) | wireType);
}
