using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>repo/stat</c>: how much there is. Looks at every block.</summary>
internal sealed class RepoStatCommand(NodeStore store) : ICommand
{
    private const string Version = "fs-repo@18";

    public string Path => "repo/stat";

    public Task RunAsync(RpcCall call)
    {
        var (count, bytes) = store.Total();
        var whole = call.Query.Flag("size-only") != true;
        var answer = new
        {
            RepoSize = bytes,
            StorageMax = ulong.MaxValue,
            NumObjects = whole ? count : 0,
            RepoPath = whole ? store.Path : "",
            Version = whole ? Version : "",
        };
        return call.Answer.SingleAsync(answer, call.Cancelled).AsTask();
    }
}
