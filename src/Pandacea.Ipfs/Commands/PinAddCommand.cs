using Pandacea.Ipfs.Blocks;
using Pandacea.Ipfs.Collecting;
using Pandacea.Ipfs.Pins;
using Pandacea.Ipfs.Rpc;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>pin/add</c>: pins what is there, all of it; what is not there cannot be pinned.</summary>
internal sealed class PinAddCommand(NodeStore store) : ICommand
{
    private const int ToldEvery = 1000;

    public string Path => "pin/add";

    public async Task RunAsync(RpcCall call)
    {
        var (text, name) = (CidText.Of(call.Query), PinName.Of(call.Query, "name"));
        var kind = call.Query.Flag("recursive") == false ? PinKind.Direct : PinKind.Recursive;
        var progress = call.Query.Flag("progress") == true ? new Progress(call) : null;
        var added = new List<string>();
        foreach (var argument in call.Query.AtLeastOne("ipfs-path"))
        {
            var cid = await ContentPath.Parse(argument).ResolveAsync(store.Blocks, call.Cancelled).ConfigureAwait(false);
            if (kind == PinKind.Direct && store.Pins.Find(cid)?.Kind == PinKind.Recursive)
            {
                throw new RpcException($"{cid} already pinned recursively");
            }

            await PinAsync(new(cid, kind, name), progress, call.Cancelled).ConfigureAwait(false);
            added.Add(text.Write(cid));
        }

        if (progress is not null)
        {
            await progress.TellAsync().ConfigureAwait(false);
            await call.Answer.NextAsync(new { Pins = added }, call.Cancelled).ConfigureAwait(false);
            return;
        }

        await call.Answer.SingleAsync(new { Pins = added }, call.Cancelled).ConfigureAwait(false);
    }

    private async Task PinAsync(Pin pin, Progress? progress, CancellationToken cancellationToken)
    {
        using var hold = store.Holds.Begin();
        using var writer = store.Write(hold);
        hold.Keep(pin.Cid);
        try
        {
            foreach (var cid in pin.Kind == PinKind.Recursive ? new DagWalk(store.Links).From(pin.Cid) : [pin.Cid])
            {
                cancellationToken.ThrowIfCancellationRequested();
                await RelyOnAsync(cid, hold, writer, progress).ConfigureAwait(false);
            }
        }
        catch (ContentException error)
        {
            throw new RpcException($"pin: {error.Message}");
        }

        await writer.FlushAsync().ConfigureAwait(false);
        await store.Pins.AddAsync(pin, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask RelyOnAsync(Cid cid, Hold hold, BlockWriter writer, Progress? progress)
    {
        hold.Touch(cid.Hash);
        writer.RelyOn(cid.Hash);
        var size = store.SizeOf(cid) ?? throw NotFound.Of(cid);
        if (progress?.Count(size) == true)
        {
            await progress.TellAsync().ConfigureAwait(false);
        }
    }

    private sealed class Progress(RpcCall call)
    {
        private int _nodes;
        private long _bytes;

        public bool Count(long size)
        {
            _bytes += size;
            return ++_nodes % ToldEvery == 0;
        }

        public ValueTask TellAsync() => call.Answer.NextAsync(new { Progress = _nodes, Bytes = _bytes }, call.Cancelled);
    }
}
