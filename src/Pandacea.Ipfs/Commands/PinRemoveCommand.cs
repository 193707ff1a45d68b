using Pandacea.Ipfs.Pins;
using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>pin/rm</c>: takes pins away.</summary>
internal sealed class PinRemoveCommand(NodeStore store) : ICommand
{
    public string Path => "pin/rm";

    public async Task RunAsync(RpcCall call)
    {
        var text = CidText.Of(call.Query);
        var recursive = call.Query.Flag("recursive") != false;
        var removed = new List<string>();
        foreach (var argument in call.Query.AtLeastOne("ipfs-path"))
        {
            var cid = await ContentPath.Parse(argument).ResolveAsync(store.Blocks, call.Cancelled).ConfigureAwait(false);
            if (!recursive && store.Pins.Find(cid)?.Kind == PinKind.Recursive)
            {
                throw new RpcException($"{cid} is pinned recursively");
            }

            if (!await store.Pins.RemoveAsync(cid, call.Cancelled).ConfigureAwait(false))
            {
                throw new RpcException("not pinned or pinned indirectly");
            }

            removed.Add(text.Write(cid));
        }

        await call.Answer.SingleAsync(new { Pins = removed }, call.Cancelled).ConfigureAwait(false);
    }
}
