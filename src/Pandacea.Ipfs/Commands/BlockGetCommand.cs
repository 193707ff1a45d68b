using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>block/get</c>: the bytes of a block, checked.</summary>
internal sealed class BlockGetCommand(NodeStore store, IpfsMetrics metrics) : ICommand
{
    public string Path => "block/get";

    public async Task RunAsync(RpcCall call)
    {
        var cid = await ContentPath.Parse(call.Query.First("cid")).ResolveAsync(store.Blocks, call.Cancelled).ConfigureAwait(false);
        var block = await store.Blocks.GetAsync(cid, call.Cancelled).ConfigureAwait(false);
        await call.Answer.BeginBytesAsync("application/vnd.ipld.raw", null, call.Cancelled).ConfigureAwait(false);
        await call.Answer.BytesAsync(block, call.Cancelled).ConfigureAwait(false);
        metrics.Sent(block.Length);
    }
}
