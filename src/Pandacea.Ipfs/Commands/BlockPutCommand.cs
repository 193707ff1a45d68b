using Pandacea.Ipfs.Pins;
using Pandacea.Ipfs.Rpc;
using Pandacea.Ipfs.Uploads;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>block/put</c>: blocks as they are.</summary>
internal sealed class BlockPutCommand(NodeStore store, BlockIntake intake, IpfsMetrics metrics) : ICommand
{
    private const int MostBytes = 2 * 1024 * 1024;

    // Each is in memory as a whole for a moment.
    private const int MostBytesWhenBig = 16 * 1024 * 1024;

    public string Path => "block/put";

    public async Task RunAsync(RpcCall call)
    {
        var (text, cidOf) = (CidText.Of(call.Query), CidOf(call.Query));
        var most = call.Query.Flag("allow-big-block") == true ? MostBytesWhenBig : MostBytes;
        var pin = call.Query.Flag("pin") == true;
        var put = new List<(Cid Cid, int Size)>();
        using var hold = store.Holds.Begin();
        using var writer = store.Write(hold);
        await foreach (var part in UploadParts.ReadAsync(call, "data", call.Cancelled).ConfigureAwait(false))
        {
            if (part.IsDirectory)
            {
                throw new RpcException("expected a file", RpcException.Caller);
            }

            await intake.ReadAsync(part.Content, size => CheckSize(size, most), TakeAsync, call.Cancelled).ConfigureAwait(false);
        }

        if (put.Count == 0)
        {
            throw new RpcException("expected a file argument", RpcException.Caller);
        }

        // Told only now that the request is read, so that its connection can be used again.
        foreach (var (cid, size) in put)
        {
            await call.Answer.NextAsync(new { Key = text.Write(cid), Size = size }, call.Cancelled).ConfigureAwait(false);
        }

        async Task TakeAsync(ReadOnlyMemory<byte> block)
        {
            var cid = cidOf(ContentHash.Of(block.Span));
            await writer.PutAsync(cid, block, call.Cancelled).ConfigureAwait(false);
            await writer.FlushAsync().ConfigureAwait(false);
            metrics.Received(block.Length);
            await PinAsync(cid, pin, call.Cancelled).ConfigureAwait(false);
            put.Add((cid, block.Length));
        }
    }

    private async Task PinAsync(Cid cid, bool pin, CancellationToken cancellationToken)
    {
        if (pin)
        {
            await store.Pins.AddAsync(new(cid, PinKind.Recursive, ""), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void CheckSize(int size, int most)
    {
        if (size > most)
        {
            throw new RpcException(
                most == MostBytes
                    ? "produced block is over 2MiB: big blocks can't be exchanged with other peers. consider using UnixFS for automatic chunking of bigger files, or pass --allow-big-block to override"
                    : $"a block of more than {MostBytesWhenBig} bytes is not taken; add it as a file",
                RpcException.Caller);
        }
    }

    private static Func<ContentHash, Cid> CidOf(RpcQuery query)
    {
        if (query.Text("mhtype") is not (null or "" or "sha2-256") and var hash)
        {
            throw RpcException.NotSupported($"mhtype={hash}", "use sha2-256");
        }

        if (query.Whole("mhlen") is not (null or -1 or ContentHash.Size) and var length)
        {
            throw RpcException.NotSupported($"mhlen={length}", "leave it out");
        }

        return (query.Text("format") ?? "", query.Text("cid-codec") ?? "") switch
        {
            ("v0", "" or "raw") => Cid.V0,
            ("raw", "" or "raw") or ("", "" or "raw") => hash => Cid.V1(ContentCodec.Raw, hash),
            ("protobuf" or "dag-pb", "" or "raw") or ("", "dag-pb") => hash => Cid.V1(ContentCodec.DagPb, hash),
            ("", var codec) => throw RpcException.NotSupported($"cid-codec={codec}", "use raw or dag-pb"),
            (var format, _) => throw RpcException.NotSupported($"format={format}", "use cid-codec=raw, cid-codec=dag-pb or format=v0"),
        };
    }
}
