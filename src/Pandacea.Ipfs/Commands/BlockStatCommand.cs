using Pandacea.Ipfs.Rpc;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>block/stat</c>: the size of a block whose bytes are right.</summary>
internal sealed class BlockStatCommand(NodeStore store) : ICommand
{
    public string Path => "block/stat";

    public async Task RunAsync(RpcCall call)
    {
        var text = CidText.Of(call.Query);
        var cid = await ContentPath.Parse(call.Query.First("cid")).ResolveAsync(store.Blocks, call.Cancelled).ConfigureAwait(false);
        var size = await SizeAsync(cid, call.Cancelled).ConfigureAwait(false);
        await call.Answer.SingleAsync(new { Key = text.Write(cid), Size = size }, call.Cancelled).ConfigureAwait(false);
    }

    // Who asks wants to know what is still to be sent: a block that cannot be given to anybody is not there.
    private async ValueTask<int> SizeAsync(Cid cid, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.Blocks.GetAsync(cid, cancellationToken).ConfigureAwait(false)).Length;
        }
        catch (ContentException error) when (error.Failure == ContentFailure.Altered)
        {
            throw NotFound.Of(cid);
        }
    }
}
