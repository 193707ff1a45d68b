using Pandacea.Ipfs.Rpc;
using Pandacea.Ipfs.Uploads;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>add</c>: files and directories, as they arrive.</summary>
internal sealed class AddCommand(NodeStore store, IpfsMetrics metrics) : ICommand
{
    public string Path => "add";

    public async Task RunAsync(RpcCall call)
    {
        var options = AddOptions.Of(call.Query);
        using var hold = store.Holds.Begin();
        using var writer = store.Write(hold);
        var adding = new Adding(call, options, store, writer, metrics);
        await foreach (var part in UploadParts.ReadAsync(call, "path", call.Cancelled).ConfigureAwait(false))
        {
            await adding.NextAsync(part).ConfigureAwait(false);
        }

        await adding.EndAsync().ConfigureAwait(false);
    }
}
