using Pandacea.Ipfs.Rpc;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>repo/gc</c>: deletes what is neither pinned nor in use.</summary>
internal sealed class RepoCollectCommand(NodeStore store, IpfsMetrics metrics) : ICommand
{
    public string Path => "repo/gc";

    public async Task RunAsync(RpcCall call)
    {
        var silent = call.Query.Flag("silent") == true;
        await store.Collector.CollectAsync(TellAsync, call.Cancelled).ConfigureAwait(false);
        await call.Answer.BeginValuesAsync(call.Cancelled).ConfigureAwait(false);

        async ValueTask TellAsync(ContentHash hash)
        {
            metrics.Collected();
            if (!silent)
            {
                await call.Answer.NextAsync(new { Key = new Dictionary<string, string> { ["/"] = Cid.V1(ContentCodec.Raw, hash).ToString() } }, call.Cancelled).ConfigureAwait(false);
            }
        }
    }
}
