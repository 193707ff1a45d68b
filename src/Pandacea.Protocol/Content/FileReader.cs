using System.Runtime.CompilerServices;

namespace Pandacea.Protocol.Content;

/// <summary>Reads files out of blocks; holds one node of each level, however long the file is.</summary>
/// <param name="blocks">Gives the blocks; put <see cref="VerifiedBlocks"/> around a source that does not check them itself.</param>
/// <remarks>As safe for several threads as the source is.</remarks>
public sealed class FileReader(IBlockSource blocks)
{
    // The longest file there can be has 9 levels in Kubo's layout.
    private const int MostLevels = 64;

    /// <summary>Bytes of a file.</summary>
    /// <exception cref="ContentException">It is none, or its root cannot be had.</exception>
    public async Task<ulong> SizeAsync(Cid root, CancellationToken cancellationToken = default) =>
        (await ReadAsync(root, cancellationToken).ConfigureAwait(false)).Size;

    /// <summary>What reading a whole file goes on to below a block, in that order: whoever fetches ahead fetches nothing else.</summary>
    /// <exception cref="ContentException">The block is no part of a file.</exception>
    public static IReadOnlyList<Cid> Below(Cid cid, ReadOnlyMemory<byte> block)
    {
        var part = FilePart.Read(cid, block);
        return [.. part.Children.Where((_, i) => part.ChildSizes[i] > 0)];
    }

    /// <summary>The bytes of a file, from one place to another, in pieces as they stand in its blocks.</summary>
    /// <param name="root">The file.</param>
    /// <param name="offset">First byte wanted; beyond the end there is nothing.</param>
    /// <param name="length">Most bytes wanted; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ContentException">It is no file, or one of its blocks cannot be had; all bytes before that were right.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Cid root, ulong offset, ulong? length = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (skip, left) = (offset, length ?? ulong.MaxValue);
        var waiting = new Stack<(Cid Cid, ulong? Size, int Level)>([(root, null, 1)]);
        while (left > 0 && waiting.TryPop(out var next))
        {
            if (next.Size <= skip)
            {
                skip -= next.Size.Value;
                continue;
            }

            var part = await ReadAsync(next.Cid, cancellationToken).ConfigureAwait(false);
            if (next.Level > MostLevels || (next.Size ?? part.Size) != part.Size)
            {
                throw UnixFsBlock.Malformed(next.Cid, "its size is not the one that the link to it says, or the file has too many levels");
            }

            for (var i = part.Children.Count - 1; i >= 0; i--)
            {
                waiting.Push((part.Children[i], part.ChildSizes[i], next.Level + 1));
            }

            var passed = (int)Math.Min(skip, (ulong)part.Data.Length);
            skip -= (ulong)passed;
            var piece = part.Data[passed..];
            piece = piece[..(int)Math.Min(left, (ulong)piece.Length)];
            left -= (ulong)piece.Length;
            if (!piece.IsEmpty)
            {
                yield return piece;
            }
        }
    }

    private async ValueTask<FilePart> ReadAsync(Cid cid, CancellationToken cancellationToken) =>
        FilePart.Read(cid, await blocks.GetAsync(cid, cancellationToken).ConfigureAwait(false));
}
