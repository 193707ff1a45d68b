using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Pandacea.Protocol.Content;

/// <summary>What stands in the data of a <see cref="DagNode"/> that belongs to a file or directory.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Data">Bytes of the file that stand in this very node, before those of its links.</param>
/// <param name="FileSize">Bytes of the file from here on downwards; null where the block does not say.</param>
/// <param name="BlockSizes">For each link, bytes of the file below it.</param>
/// <remarks>Source: the UnixFS specification. Mode and modification time are passed over.</remarks>
public sealed record UnixFsNode(UnixFsKind Kind, ReadOnlyMemory<byte> Data, ulong? FileSize, IReadOnlyList<ulong> BlockSizes)
{
    internal const int KindField = 1;
    internal const int DataField = 2;
    internal const int FileSizeField = 3;
    private const int BlockSizesField = 4;
    private const int LastField = 8;

    /// <value>The data of every directory.</value>
    public static UnixFsNode Directory { get; } = new(UnixFsKind.Directory, default, null, []);

    /// <summary>The data of a file's node that has links and no bytes of its own.</summary>
    public static UnixFsNode Inner(IReadOnlyList<ulong> blockSizes) =>
        new(UnixFsKind.File, default, blockSizes.Aggregate(0UL, (sum, size) => sum + size), blockSizes);

    /// <summary>The bytes.</summary>
    public byte[] Encode()
    {
        var target = new ArrayBufferWriter<byte>(64);
        ProtoWriter.Number(target, KindField, (ulong)Kind);
        if (!Data.IsEmpty)
        {
            ProtoWriter.Bytes(target, DataField, Data.Span);
        }

        if (FileSize is { } size)
        {
            ProtoWriter.Number(target, FileSizeField, size);
        }

        foreach (var below in BlockSizes)
        {
            ProtoWriter.Number(target, BlockSizesField, below);
        }

        return target.WrittenSpan.ToArray();
    }

    /// <summary>Reads it; <see cref="Data"/> stays a part of <paramref name="bytes"/>.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out UnixFsNode? node)
    {
        UnixFsKind? kind = null;
        ReadOnlyMemory<byte> data = default;
        ulong? size = null;
        var below = new List<ulong>();
        var reader = new ProtoReader(bytes.Span);
        node = null;
        while (reader.Next())
        {
            switch (reader)
            {
                case { Field: KindField, IsNumber: true, Number: <= (ulong)UnixFsKind.HamtShard }:
                    kind = (UnixFsKind)reader.Number;
                    break;
                case { Field: DataField, IsNumber: false }:
                    data = bytes[reader.Place];
                    break;
                case { Field: FileSizeField, IsNumber: true }:
                    size = reader.Number;
                    break;
                case { Field: BlockSizesField, IsNumber: true }:
                    below.Add(reader.Number);
                    break;
                case { Field: > BlockSizesField and <= LastField }:
                    break;
                default:
                    return false;
            }
        }

        node = reader.IsBroken || kind is not { } known ? null : new(known, data, size, below);
        return node is not null;
    }
}
