using System.Security.Cryptography;
using System.Text;
using Pandacea.Protocol;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Makes content that no other run has, but for the shortest: 0 B to 8 MB, most of it small.</summary>
public sealed class ContentMaker
{
    private const int Mebibyte = 1024 * 1024;
    private const int Longest = 8 * Mebibyte;
    private const double LongestUsual = 256 * 1024;
    private readonly byte[] _noise;
    private readonly RunIdentity _identity;

    /// <summary>Makes the content of a run.</summary>
    public ContentMaker(RunIdentity identity)
    {
        _identity = identity;
        var random = SeedStream.Derive(identity.RunId, "content");
        _noise = GC.AllocateUninitializedArray<byte>(Longest);
        foreach (ref var word in System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(_noise.AsSpan()))
        {
            word = random.NextUInt64();
        }
    }

    /// <summary>The content of a journey.</summary>
    public (byte[] Bytes, ContentTerms Terms) Make(string workload, int ordinal) => OfSize($"{workload}/{ordinal}", SizeOf(ordinal));

    /// <summary>Content of a size.</summary>
    public (byte[] Bytes, ContentTerms Terms) OfSize(string name, int size)
    {
        var bytes = _noise[..size];
        var own = SHA256.HashData(Encoding.UTF8.GetBytes($"{_identity.RunId}/{name}"));
        own.AsSpan(0, Math.Min(own.Length, size)).CopyTo(bytes);
        return (bytes, TermsOf(bytes));
    }

    /// <summary>What bytes are.</summary>
    public static ContentTerms TermsOf(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);

    private int SizeOf(int ordinal) => (ordinal % 100) switch
    {
        50 => Longest,
        10 or 30 or 70 or 90 => Mebibyte,
        0 or 25 or 75 => 0,
        _ => (int)Math.Exp(SeedStream.Derive(_identity.Seed, $"uploads/{ordinal}").NextDouble(0, Math.Log(LongestUsual))),
    };
}
