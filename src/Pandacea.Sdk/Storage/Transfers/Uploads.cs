using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Uploads content as a whole to the first node that takes it.</summary>
internal sealed class Uploads(StorageOptions options, IKuboNodes nodes, UploadPins pins, Transfer transfer)
{
    public Task<ContentNode> RunAsync(IUploadSource source, UploadOptions? upload, CancellationToken cancellationToken)
    {
        var chosen = upload ?? new();
        return transfer.RunAsync(Transfer.Upload, chosen.Timeout, token => ToAnyAsync(source, chosen, token), cancellationToken);
    }

    private async Task<ContentNode> ToAnyAsync(IUploadSource source, UploadOptions upload, CancellationToken cancellationToken)
    {
        var failures = new List<PandaceaException>(0);
        foreach (var node in nodes.All)
        {
            try
            {
                return await ToAsync(node, source, upload, cancellationToken).ConfigureAwait(false);
            }
            catch (PandaceaException error) when (nodes.All.Count > 1 && source.CanRepeat)
            {
                failures.Add(error);
            }
        }

        throw KuboFallback.Together(failures);
    }

    private async Task<ContentNode> ToAsync(IKuboNode node, IUploadSource source, UploadOptions upload, CancellationToken cancellationToken)
    {
        ContentNode root;
        var blocks = new BlockUpload(node, upload.Resume, options.ParallelBlocks);
        await using (blocks.ConfigureAwait(false))
        {
            root = await source.BuildAsync(upload, blocks, cancellationToken).ConfigureAwait(false);
            await blocks.FinishAsync().ConfigureAwait(false);
        }

        await pins.PinAsync(node, root.Cid, upload.UnpinOnFailure, cancellationToken).ConfigureAwait(false);
        return root;
    }
}
