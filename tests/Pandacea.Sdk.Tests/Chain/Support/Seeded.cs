using System.Numerics;
using Pandacea.Protocol;

namespace Pandacea.Tests.Support;

/// <summary>Random inputs that are the same on every run.</summary>
public static class Seeded
{
    public static SeedStream Stream(string name) => SeedStream.Derive("chain tests", name);

    public static byte[] Bytes(this SeedStream random, int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)random.NextUInt64();
        }

        return bytes;
    }

    /// <summary>A number of up to <paramref name="maxBytes"/> bytes; all lengths are equally likely.</summary>
    public static BigInteger Integer(this SeedStream random, int maxBytes) =>
        new(random.Bytes(random.NextInt(maxBytes + 1)), isUnsigned: true);

    public static string Hex(this SeedStream random, int length) => "0x" + Convert.ToHexStringLower(random.Bytes(length));
}
