using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pandacea.Privacy;

/// <summary>Random bits for noise: AES-256 in counter mode, the counter being index and block.</summary>
/// <remarks>The same key and index always give the same bits, on every platform. Not thread safe.</remarks>
public sealed class Keystream : IDisposable
{
    private const int BlockBytes = 16;
    private const int BufferBytes = 256 * BlockBytes;

    private readonly Aes _aes;
    private readonly long _index;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private ulong _block;
    private int _used = BufferBytes;

    internal Keystream(byte[] key, long index)
    {
        _index = index;
        _aes = Aes.Create();
        _aes.Key = key;
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>The next 128 bits.</summary>
    public UInt128 NextUInt128() => new(NextUInt64(), NextUInt64());

    /// <summary>A whole number below <paramref name="exclusiveMax"/>, each equally likely.</summary>
    public ulong NextBelow(ulong exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfZero(exclusiveMax);

        // What does not divide evenly is drawn again.
        var excess = (ulong.MaxValue % exclusiveMax) + 1;
        var most = ulong.MaxValue - (excess == exclusiveMax ? 0 : excess);
        ulong drawn;
        do
        {
            drawn = NextUInt64();
        }
        while (drawn > most);

        return drawn % exclusiveMax;
    }

    /// <summary>Forgets the key and the bits at hand.</summary>
    public void Dispose()
    {
        _aes.Dispose();
        CryptographicOperations.ZeroMemory(_buffer);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_used + count > BufferBytes)
        {
            Refill();
        }

        _used += count;
        return _buffer.AsSpan(_used - count, count);
    }

    private void Refill()
    {
        for (var at = 0; at < BufferBytes; at += BlockBytes)
        {
            BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(at), _index);
            BinaryPrimitives.WriteUInt64BigEndian(_buffer.AsSpan(at + sizeof(long)), _block++);
        }

        _aes.EncryptEcb(_buffer, _buffer, PaddingMode.None);
        _used = 0;
    }
}
