namespace Pandacea.Sdk.Chain;

/// <summary>Addresses as text: 0x and 40 hex digits.</summary>
public static class EvmAddress
{
    private const int Size = 20;

    /// <summary>Whether the text is an address; mixed case must be a right EIP-55 checksum.</summary>
    public static bool IsValid(string? address) =>
        address is not null
        && address.StartsWith("0x", StringComparison.Ordinal)
        && Hex.TryDecode(address, out var bytes)
        && bytes.Length == Size
        && (!IsMixedCase(address.AsSpan(2)) || address == Checksum(bytes));

    /// <summary>The address with its EIP-55 checksum, for people to read.</summary>
    /// <exception cref="ArgumentException">Not an address.</exception>
    public static string ToChecksum(string address) => Checksum(Parse(address));

    /// <summary>The address in lower case, as this library writes it.</summary>
    /// <exception cref="ArgumentException">Not an address.</exception>
    public static string Normalize(string address) => Hex.Encode(Parse(address));

    /// <summary>The address of a public point of 64 bytes: the end of its hash.</summary>
    internal static string OfKey(byte[] publicKey) => Hex.Encode(Keccak.Hash(publicKey).AsSpan(Keccak.Size - Size));

    internal static byte[] Parse(string address) =>
        IsValid(address)
            ? Hex.Decode(address)
            : throw new ArgumentException($"'{address}' is not an address: 0x and 40 hex digits, with a right checksum if in mixed case.", nameof(address));

    private static string Checksum(byte[] address)
    {
        var text = Hex.Encode(address).ToCharArray();
        var hash = Keccak.Hash(System.Text.Encoding.ASCII.GetBytes(text, 2, text.Length - 2));
        for (var i = 0; i < text.Length - 2; i++)
        {
            var nibble = i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2] & 15;
            if (nibble >= 8)
            {
                text[i + 2] = char.ToUpperInvariant(text[i + 2]);
            }
        }

        return new string(text);
    }

    private static bool IsMixedCase(ReadOnlySpan<char> digits) =>
        digits.ContainsAnyInRange('a', 'f') && digits.ContainsAnyInRange('A', 'F');
}
