using System.Buffers;

namespace Pandacea.Faults.Proxy;

/// <summary>What one read brought, or the end of the stream.</summary>
internal readonly record struct Chunk(byte[]? Buffer, int Length, long At)
{
    public bool IsEnd => Buffer is null;

    public ReadOnlyMemory<byte> Data => Buffer.AsMemory(0, Length);

    public static Chunk End(long at) => new(null, 0, at);

    public static Chunk Copy(ReadOnlySpan<byte> data, long at)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(data.Length);
        data.CopyTo(buffer);
        return new(buffer, data.Length, at);
    }

    public void Return()
    {
        if (Buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(Buffer);
        }
    }
}
