using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sabotage;

/// <summary>Storage that takes longer.</summary>
internal sealed class SlowTransfers(IStorageClient inner, TimeSpan extra, TimeProvider time) : StorageWrapper(inner)
{
    public override async Task<ContentNode> UploadAsync(Stream content, UploadOptions? options, CancellationToken cancellationToken)
    {
        await Task.Delay(extra, time, cancellationToken).ConfigureAwait(false);
        return await Inner.UploadAsync(content, options, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<long> DownloadAsync(Cid file, Stream target, DownloadOptions? options, CancellationToken cancellationToken)
    {
        await Task.Delay(extra, time, cancellationToken).ConfigureAwait(false);
        return await Inner.DownloadAsync(file, target, options, cancellationToken).ConfigureAwait(false);
    }
}
