using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Pandacea.Agent.Store;

namespace Pandacea.Agent.Identity;

/// <summary>
/// One generation of nonces on disk: when it began, then their hashes. Written through to the system, so that they survive the process, however it
/// ends; not flushed: what has an effect is kept from happening twice by its key in the store.
/// </summary>
internal sealed class NonceFile : IDisposable
{
    private const int HeadSize = 8;
    private const int HashSize = 16;

    private readonly FileStream _file;
    private long _end;

    /// <summary>Opens it, or makes an empty one.</summary>
    public NonceFile(string path)
    {
        _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        Span<byte> head = stackalloc byte[HeadSize];
        Began = _file.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false) == HeadSize
            ? Instant(BinaryPrimitives.ReadInt64LittleEndian(head))
            : DateTimeOffset.MinValue;
        _end = HeadSize + (Math.Max(0, _file.Length - HeadSize) / HashSize * HashSize);
    }

    /// <summary>When its first nonce may have been used.</summary>
    public DateTimeOffset Began { get; private set; }

    /// <summary>What it holds; a last one that was cut short is dropped.</summary>
    public HashSet<UInt128> Read()
    {
        var bytes = new byte[_end - HeadSize];
        _file.Position = HeadSize;
        _file.ReadExactly(bytes);
        return [.. MemoryMarshal.Cast<byte, UInt128>(bytes)];
    }

    /// <summary>Begins anew.</summary>
    /// <exception cref="StoreException">It could not be written; it is to be cleared again.</exception>
    public void Clear(DateTimeOffset began)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        BinaryPrimitives.WriteInt64LittleEndian(head, began.ToUnixTimeMilliseconds());
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, head, 0);
            _file.SetLength(HeadSize);
        }
        catch (IOException error)
        {
            throw Unwritten(error);
        }

        (Began, _end) = (began, HeadSize);
    }

    /// <exception cref="StoreException">It could not be written; the next one takes its place.</exception>
    public void Add(UInt128 hash)
    {
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in hash)), _end);
            _end += HashSize;
        }
        catch (IOException error)
        {
            throw Unwritten(error);
        }
    }

    public void Dispose() => _file.Dispose();

    private StoreException Unwritten(IOException error) =>
        new(StoreFailure.Disk, $"{_file.Name} cannot be written: {error.Message} Make room on its disk.", error);

    private static DateTimeOffset Instant(long milliseconds) =>
        milliseconds is >= 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : DateTimeOffset.MinValue;
}
