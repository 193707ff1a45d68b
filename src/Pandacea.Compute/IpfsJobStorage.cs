using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Compute;

/// <summary>Keeps what jobs make on IPFS.</summary>
internal sealed class IpfsJobStorage(IStorageClient client) : IJobStorage
{
    public async Task<string> PutAsync(byte[] content, bool lasting, CancellationToken cancellationToken)
    {
        var options = new UploadOptions { Layout = ArtifactContent.Layout, UnpinOnFailure = !lasting };
        using var stream = new MemoryStream(content, writable: false);
        return (await client.UploadAsync(stream, options, cancellationToken).ConfigureAwait(false)).Cid.ToString();
    }

    public async Task<byte[]?> GetAsync(string cid, CancellationToken cancellationToken)
    {
        if (!Cid.TryParse(cid, out var parsed))
        {
            return null;
        }

        using var target = new MemoryStream();
        try
        {
            await client.DownloadAsync(parsed, target, cancellationToken: cancellationToken).ConfigureAwait(false);
            return target.ToArray();
        }
        catch (Exception error) when (error is StorageException or UpstreamException { Kind: FailureKind.Altered })
        {
            // Nobody has it, or what they have is something else.
            return null;
        }
    }

    public Task DropAsync(string cid, CancellationToken cancellationToken) =>
        Cid.TryParse(cid, out var parsed) ? client.UnpinAsync(parsed, cancellationToken) : Task.CompletedTask;
}
