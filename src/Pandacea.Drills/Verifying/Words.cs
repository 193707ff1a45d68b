using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Pandacea.Drills.Verifying;

/// <summary>An ABI answer, cut into its 32-byte words.</summary>
public sealed class Words
{
    private readonly string _hex;

    private Words(string hex) => _hex = hex;

    /// <summary>The words of a JSON-RPC hex string; a short quantity counts as one word.</summary>
    public static Words Of(JsonNode answer)
    {
        var hex = answer.GetValue<string>()[2..];
        return new Words(hex.Length < 64 ? hex.PadLeft(64, '0') : hex);
    }

    /// <summary>Word <paramref name="index"/> as an unsigned number.</summary>
    public BigInteger Number(int index) => BigInteger.Parse("0" + Word(index), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Word <paramref name="index"/> as 0x-hex.</summary>
    public string Bytes32(int index) => "0x" + Word(index);

    /// <summary>The last 20 bytes of word <paramref name="index"/> as 0x-hex.</summary>
    public string Address(int index) => "0x" + Word(index)[24..];

    private string Word(int index) => _hex.Length >= (index + 1) * 64
        ? _hex.Substring(index * 64, 64)
        : throw new VerificationException($"the contract's answer has {_hex.Length / 64} words, word {index} was expected");
}
