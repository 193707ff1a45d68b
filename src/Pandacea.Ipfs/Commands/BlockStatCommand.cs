using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>block/stat</c>: the size of a block.</summary>
internal sealed class BlockStatCommand(NodeStore store) : ICommand
{
    public string Path => "block/stat";

    public async Task RunAsync(RpcCall call)
    {
        var text = CidText.Of(call.Query);
        var cid = await ContentPath.Parse(call.Query.First("cid")).ResolveAsync(store.Blocks, call.Cancelled).ConfigureAwait(false);
        var size = store.SizeOf(cid) ?? throw NotFound.Of(cid);
        await call.Answer.SingleAsync(new { Key = text.Write(cid), Size = size }, call.Cancelled).ConfigureAwait(false);
    }
}
