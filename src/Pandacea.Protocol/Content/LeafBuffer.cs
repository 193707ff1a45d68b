using System.Buffers;

namespace Pandacea.Protocol.Content;

/// <summary>Room for one chunk in which the rest of its block is written around it, so that no byte is copied.</summary>
internal sealed class LeafBuffer : IDisposable
{
    // Two heads of a tag and a length before the chunk, the file's size behind it.
    private const int Margin = 32;
    private readonly byte[] _bytes;
    private readonly int _chunkSize;

    public LeafBuffer(int chunkSize) => (_chunkSize, _bytes) = (chunkSize, ArrayPool<byte>.Shared.Rent(chunkSize + (2 * Margin)));

    /// <summary>Where the chunk goes.</summary>
    public Memory<byte> Chunk => _bytes.AsMemory(Margin, _chunkSize);

    /// <summary>The chunk alone.</summary>
    public ReadOnlyMemory<byte> Raw(int length) => _bytes.AsMemory(Margin, length);

    /// <summary>The chunk as a dag-pb node with UnixFS data: the same as a <see cref="DagNode"/> without links would write.</summary>
    public ReadOnlyMemory<byte> Wrapped(int length)
    {
        var number = (ulong)length;
        var end = Margin + length;
        _bytes[end++] = ProtoWriter.Tag(UnixFsNode.FileSizeField, ProtoReader.VarintType);
        end += ProtoWriter.Varint(_bytes.AsSpan(end), number);

        var start = Margin;
        if (length > 0)
        {
            start = Prepend(start, UnixFsNode.DataField, number);
        }

        _bytes[--start] = (byte)UnixFsKind.File;
        _bytes[--start] = ProtoWriter.Tag(UnixFsNode.KindField, ProtoReader.VarintType);
        start = Prepend(start, DagNode.DataField, (ulong)(end - start));
        return _bytes.AsMemory(start, end - start);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private int Prepend(int start, int field, ulong length)
    {
        start -= ProtoWriter.SizeOf(length);
        ProtoWriter.Varint(_bytes.AsSpan(start), length);
        _bytes[--start] = ProtoWriter.Tag(field, ProtoReader.BytesType);
        return start;
    }
}
