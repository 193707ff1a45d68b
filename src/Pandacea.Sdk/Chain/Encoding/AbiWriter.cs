using System.Numerics;

namespace Pandacea.Sdk.Chain;

/// <summary>Encodes arguments of a contract call: one 32-byte word each, dynamic values behind them.</summary>
internal sealed class AbiWriter
{
    internal const int Word = 32;
    private readonly byte[] _prefix;
    private readonly List<byte[]> _heads = [];
    private readonly List<byte[]?> _tails = [];

    /// <summary>Arguments behind <paramref name="prefix"/>: a selector, or bytecode.</summary>
    public AbiWriter(byte[] prefix) => _prefix = prefix;

    public AbiWriter(string selector)
        : this(Hex.Decode(selector))
    {
    }

    public AbiWriter Address(string value) => Static(EvmAddress.Parse(value), leftAligned: false);

    public AbiWriter Bytes32(string value)
    {
        var bytes = Hex.Decode(value);
        return bytes.Length == Word
            ? Static(bytes, leftAligned: true)
            : throw new ArgumentException($"'{value}' is not 32 bytes of hex.", nameof(value));
    }

    public AbiWriter UInt(BigInteger value) => Static(value.ToByteArray(isUnsigned: true, isBigEndian: true), leftAligned: false);

    public AbiWriter Bool(bool value) => UInt(value ? BigInteger.One : BigInteger.Zero);

    public AbiWriter String(string value)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(value);
        var tail = new byte[Word + RoundUp(bytes.Length)];
        WriteNumber(tail.AsSpan(0, Word), bytes.Length);
        bytes.CopyTo(tail, Word);
        _heads.Add(new byte[Word]);
        _tails.Add(tail);
        return this;
    }

    public byte[] ToArray()
    {
        var offset = _heads.Count * Word;
        var result = new byte[_prefix.Length + offset + _tails.Sum(tail => tail?.Length ?? 0)];
        _prefix.CopyTo(result, 0);
        var arguments = result.AsSpan(_prefix.Length);
        for (var i = 0; i < _heads.Count; i++)
        {
            var head = arguments.Slice(i * Word, Word);
            _heads[i].CopyTo(head);
            if (_tails[i] is { } tail)
            {
                WriteNumber(head, offset);
                tail.CopyTo(arguments[offset..]);
                offset += tail.Length;
            }
        }

        return result;
    }

    private static int RoundUp(int length) => (length + Word - 1) / Word * Word;

    private static void WriteNumber(Span<byte> word, int value) =>
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(word[^4..], value);

    private AbiWriter Static(byte[] value, bool leftAligned)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, Word, nameof(value));
        var head = new byte[Word];
        value.CopyTo(head, leftAligned ? 0 : Word - value.Length);
        _heads.Add(head);
        _tails.Add(null);
        return this;
    }
}
