using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Pandacea.Protocol.Content;

/// <summary>A dag-pb node: links, and data that says what they mean.</summary>
/// <param name="Links">In the order in which they are written.</param>
/// <param name="Data">For files and directories a <see cref="UnixFsNode"/>; null where the block has none.</param>
/// <remarks>Source: the IPLD dag-pb specification. Written as Kubo does: links before data.</remarks>
public sealed record DagNode(IReadOnlyList<DagLink> Links, ReadOnlyMemory<byte>? Data)
{
    internal const int DataField = 1;
    private const int LinksField = 2;
    private const int HashField = 1;
    private const int NameField = 2;
    private const int SizeField = 3;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The block.</summary>
    public byte[] Encode()
    {
        var target = new ArrayBufferWriter<byte>(256);
        Span<byte> cid = stackalloc byte[Cid.MaxSize];
        foreach (var link in Links)
        {
            var name = link.Name is null ? null : Strict.GetBytes(link.Name);
            var size = 2 + link.Target.Size + 1 + ProtoWriter.SizeOf(link.TreeSize)
                + (name is null ? 0 : 1 + ProtoWriter.SizeOf((ulong)name.Length) + name.Length);
            ProtoWriter.Head(target, LinksField, size);
            ProtoWriter.Bytes(target, HashField, cid[..link.Target.Encode(cid)]);
            if (name is not null)
            {
                ProtoWriter.Bytes(target, NameField, name);
            }

            ProtoWriter.Number(target, SizeField, link.TreeSize);
        }

        if (Data is { } data)
        {
            ProtoWriter.Bytes(target, DataField, data.Span);
        }

        return target.WrittenSpan.ToArray();
    }

    /// <summary>Reads a block; <see cref="Data"/> stays a part of <paramref name="block"/>.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> block, [NotNullWhen(true)] out DagNode? node)
    {
        node = null;
        var links = new List<DagLink>();
        ReadOnlyMemory<byte>? data = null;
        var reader = new ProtoReader(block.Span);
        while (reader.Next())
        {
            if (reader.Field == LinksField && !reader.IsNumber && TryLink(reader.Bytes, out var link))
            {
                links.Add(link);
            }
            else if (reader.Field == DataField && !reader.IsNumber && data is null)
            {
                data = block[reader.Place];
            }
            else
            {
                return false;
            }
        }

        node = reader.IsBroken ? null : new(links, data);
        return node is not null;
    }

    private static bool TryLink(ReadOnlySpan<byte> message, [NotNullWhen(true)] out DagLink? link)
    {
        Cid? target = null;
        string? name = null;
        var size = 0UL;
        var last = 0;
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            var fits = reader.Field > last && reader.IsNumber == (reader.Field == SizeField) && reader.Field switch
            {
                HashField => Cid.TryDecode(reader.Bytes, out target),
                NameField => TryName(reader.Bytes, out name),
                SizeField => true,
                _ => false,
            };
            if (!fits)
            {
                link = null;
                return false;
            }

            (last, size) = (reader.Field, reader.Number);
        }

        link = reader.IsBroken || target is null ? null : new(name, target, size);
        return link is not null;
    }

    private static bool TryName(ReadOnlySpan<byte> bytes, out string? name)
    {
        name = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
        return name is not null;
    }
}
