using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Compute;

/// <summary>Keeps what jobs make on IPFS.</summary>
internal sealed class IpfsJobStorage(IStorageClient client) : IJobStorage
{
    // One raw block for what is small: the CID is over the very bytes.
    private static readonly UploadOptions Options = new() { Layout = FileLayout.V1 };

    public async Task<string> PutAsync(byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content, writable: false);
        return (await client.UploadAsync(stream, Options, cancellationToken).ConfigureAwait(false)).Cid.ToString();
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
}
