using System.Buffers.Binary;
using Pandacea.Protocol;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>So many bytes as good as random, made while they are read; nobody can seek in it.</summary>
internal sealed class SeededContent(long length, string seed) : Stream
{
    private readonly SeedStream _random = SeedStream.Derive("memory", seed);
    private long _left = length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        // Whole numbers only, so that the bytes do not depend on how they are read.
        var length = (int)Math.Min(_left, buffer.Length / 8 * 8);
        Span<byte> number = stackalloc byte[8];
        for (var at = 0; at < length; at += 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(number, _random.NextUInt64());
            number[..Math.Min(8, length - at)].CopyTo(buffer[at..]);
        }

        _left -= length;
        return length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
