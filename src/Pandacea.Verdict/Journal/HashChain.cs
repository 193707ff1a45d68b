using System.Security.Cryptography;

namespace Pandacea.Verdict.Journal;

/// <summary>h0 = 32 zero bytes, h(i) = SHA-256(h(i-1) || line without its newline).</summary>
internal sealed class HashChain : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _last = new byte[SHA256.HashSizeInBytes];

    public string Hex => Convert.ToHexStringLower(_last);

    public void Add(ReadOnlySpan<byte> line)
    {
        _hash.AppendData(_last);
        _hash.AppendData(line);
        _hash.GetHashAndReset(_last);
    }

    public void Dispose() => _hash.Dispose();
}
