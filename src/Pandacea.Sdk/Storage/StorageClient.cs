using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <inheritdoc/>
internal sealed class StorageClient(IKuboNodes nodes, Uploads uploads, Downloads downloads, IBlockSource blocks, OwedPins owed, Transfer transfer) : IStorageClient
{
    public Task<ContentNode> UploadAsync(Stream content, UploadOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return uploads.RunAsync(new StreamSource(content), options, cancellationToken);
    }

    public async Task<ContentNode> UploadFileAsync(string path, UploadOptions? options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        await using var content = LocalFile.Read(path);
        return await UploadAsync(content, options, cancellationToken).ConfigureAwait(false);
    }

    public Task<ContentNode> UploadDirectoryAsync(string path, UploadOptions? options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return uploads.RunAsync(new FolderSource(path), options, cancellationToken);
    }

    public Task<long> DownloadAsync(Cid file, Stream target, DownloadOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(target);
        return DownloadAsync(options, (progress, token) => downloads.ToStreamAsync(file, target, options?.MaxBytes, progress, token), cancellationToken);
    }

    public Task<long> DownloadFileAsync(Cid file, string path, DownloadOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return DownloadAsync(options, (progress, token) => downloads.ToFileAsync(file, path, options?.MaxBytes, progress, token), cancellationToken);
    }

    public Task<long> DownloadDirectoryAsync(Cid directory, string path, DownloadOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return DownloadAsync(options, (progress, token) => new FolderDownload(blocks, downloads, options ?? new(), progress).RunAsync(directory, path, token), cancellationToken);
    }

    public async Task<bool> IsPinnedAsync(Cid root, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(root);
        return await nodes.AnyAsync(async (node, token) => await node.FindPinAsync(root, token).ConfigureAwait(false) is not null, cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> UnpinAsync(Cid root, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(root);
        var removed = false;
        foreach (var node in nodes.All)
        {
            removed |= await node.UnpinAsync(root, cancellationToken).ConfigureAwait(false);
        }

        return removed;
    }

    public Task SettleAsync(CancellationToken cancellationToken) => owed.SettleAsync(cancellationToken);

    private Task<long> DownloadAsync(DownloadOptions? options, Func<IProgress<long>?, CancellationToken, Task<long>> carryOut, CancellationToken cancellationToken)
    {
        var progress = options?.Progress is { } told ? new DownloadProgress(told) : null;
        return transfer.RunAsync(Transfer.Download, options?.Timeout, token => carryOut(progress, token), cancellationToken);
    }

    private sealed class DownloadProgress(IProgress<TransferProgress> told) : IProgress<long>
    {
        public void Report(long value) => told.Report(new(value, null));
    }
}
