using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pandacea.Protocol;

/// <summary>A reproducible stream of random numbers, derived from a run's seed and the stream's name (SplitMix64).</summary>
/// <remarks>Not for keys, nonces or privacy noise. Not thread safe: derive one stream per user.</remarks>
public sealed class SeedStream
{
    private ulong _state;

    private SeedStream(ulong state) => _state = state;

    /// <summary>Derives the stream <paramref name="name"/> of <paramref name="seed"/>; the same pair always gives the same numbers.</summary>
    public static SeedStream Derive(string seed, string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(seed + "/" + name));
        return new SeedStream(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [<paramref name="min"/>, <paramref name="max"/>).</summary>
    public double NextDouble(double min, double max) => min + ((max - min) * NextDouble());

    /// <summary>An integer in [0, <paramref name="exclusiveMax"/>).</summary>
    public int NextInt(int exclusiveMax) => (int)(NextUInt64() % (ulong)exclusiveMax);
}
