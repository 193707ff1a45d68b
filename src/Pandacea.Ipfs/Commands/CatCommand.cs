using Pandacea.Ipfs.Rpc;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>cat</c>: the bytes of files, one after the other, every block checked before it is sent.</summary>
internal sealed class CatCommand(NodeStore store, IpfsMetrics metrics) : ICommand
{
    private readonly FileReader _files = new(store.Blocks);

    public string Path => "cat";

    public async Task RunAsync(RpcCall call)
    {
        var paths = call.Query.AtLeastOne("ipfs-path");
        var (offset, most) = (call.Query.Whole("offset") ?? 0, call.Query.Whole("length"));
        if (offset < 0 || most < 0)
        {
            throw new RpcException($"cannot specify negative {(offset < 0 ? "offset" : "length")}");
        }

        var pieces = most == 0 ? [] : await PiecesAsync(paths, (ulong)offset, (ulong?)most, call.Cancelled).ConfigureAwait(false);
        await call.Answer.BeginBytesAsync("text/plain", pieces.Aggregate(0UL, (sum, piece) => sum + piece.Length), call.Cancelled).ConfigureAwait(false);
        foreach (var piece in pieces)
        {
            await foreach (var bytes in _files.ReadAsync(piece.File, piece.Offset, piece.Length, call.Cancelled).ConfigureAwait(false))
            {
                await call.Answer.BytesAsync(bytes, call.Cancelled).ConfigureAwait(false);
                metrics.Sent(bytes.Length);
            }
        }
    }

    private async Task<List<Piece>> PiecesAsync(IReadOnlyList<string> paths, ulong offset, ulong? most, CancellationToken cancellationToken)
    {
        var pieces = new List<Piece>();
        var left = most ?? ulong.MaxValue;
        foreach (var path in paths)
        {
            var file = await ContentPath.Parse(path).ResolveAsync(store.Blocks, cancellationToken).ConfigureAwait(false);
            var size = await SizeAsync(file, cancellationToken).ConfigureAwait(false);
            var skipped = Math.Min(offset, size);
            var length = Math.Min(size - skipped, left);
            offset -= skipped;
            left -= length;
            pieces.Add(new(file, skipped, length));
        }

        return pieces;
    }

    private async Task<ulong> SizeAsync(Cid file, CancellationToken cancellationToken)
    {
        try
        {
            return await _files.SizeAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (ContentException error) when (error.Failure == ContentFailure.WrongKind)
        {
            throw new RpcException("this dag node is a directory");
        }
    }

    private sealed record Piece(Cid File, ulong Offset, ulong Length);
}
