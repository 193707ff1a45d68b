using System.Numerics;

namespace Pandacea.Sdk.Chain;

/// <summary>Decodes what a contract returned, word by word.</summary>
/// <remarks>Throws <see cref="FormatException"/> when the data is shorter than its own words say.</remarks>
internal ref struct AbiReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _at = 0;

    public string Address()
    {
        return Hex.Encode(Next()[12..]);
    }

    public string Bytes32() => Hex.Encode(Next());

    public BigInteger UInt() => new(Next(), isUnsigned: true, isBigEndian: true);

    public ulong UInt64() => (ulong)UInt();

    public bool Bool() => !UInt().IsZero;

    public string String()
    {
        var at = Length(UInt());
        var length = Length(new BigInteger(Slice(at, AbiWriter.Word), isUnsigned: true, isBigEndian: true));
        return System.Text.Encoding.UTF8.GetString(Slice(at + AbiWriter.Word, length));
    }

    private ReadOnlySpan<byte> Next()
    {
        var word = Slice(_at, AbiWriter.Word);
        _at += AbiWriter.Word;
        return word;
    }

    private readonly int Length(BigInteger value) =>
        value <= _data.Length ? (int)value : throw new FormatException("ABI data points behind its end.");

    private readonly ReadOnlySpan<byte> Slice(int at, int length) =>
        at + length <= _data.Length ? _data.Slice(at, length) : throw new FormatException("ABI data ends too early.");
}
