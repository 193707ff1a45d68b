using Pandacea.Ipfs.Rpc;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>block/rm</c>: deletes blocks that are not pinned.</summary>
internal sealed class BlockRemoveCommand(NodeStore store) : ICommand
{
    public string Path => "block/rm";

    public async Task RunAsync(RpcCall call)
    {
        var text = CidText.Of(call.Query);
        var (force, quiet) = (call.Query.Flag("force") == true, call.Query.Flag("quiet") == true);
        var wanted = new List<Cid>();
        foreach (var argument in call.Query.AtLeastOne("cid"))
        {
            wanted.Add(await ContentPath.Parse(argument).ResolveAsync(store.Blocks, call.Cancelled).ConfigureAwait(false));
        }

        await call.Answer.BeginValuesAsync(call.Cancelled).ConfigureAwait(false);
        await store.Collector.DeleteAsync(wanted, TellAsync, call.Cancelled).ConfigureAwait(false);

        async ValueTask TellAsync(Cid cid, string? problem)
        {
            problem = force && problem == NotFound.Text(cid) ? null : problem;
            if (problem is not null || !quiet)
            {
                await call.Answer.NextAsync(new Removed(text.Write(cid), problem), call.Cancelled).ConfigureAwait(false);
            }
        }
    }

    private sealed record Removed(string Hash, string? Error);
}
