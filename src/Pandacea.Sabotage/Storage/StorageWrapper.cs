using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sabotage;

/// <summary>Storage that does what the real one does, but for what a sabotage overrides.</summary>
internal abstract class StorageWrapper(IStorageClient inner) : IStorageClient
{
    protected IStorageClient Inner => inner;

    public virtual Task<ContentNode> UploadAsync(Stream content, UploadOptions? options, CancellationToken cancellationToken) => inner.UploadAsync(content, options, cancellationToken);

    public Task<ContentNode> UploadFileAsync(string path, UploadOptions? options, CancellationToken cancellationToken) => inner.UploadFileAsync(path, options, cancellationToken);

    public Task<ContentNode> UploadDirectoryAsync(string path, UploadOptions? options, CancellationToken cancellationToken) => inner.UploadDirectoryAsync(path, options, cancellationToken);

    public virtual Task<long> DownloadAsync(Cid file, Stream target, DownloadOptions? options, CancellationToken cancellationToken) => inner.DownloadAsync(file, target, options, cancellationToken);

    public Task<long> DownloadFileAsync(Cid file, string path, DownloadOptions? options, CancellationToken cancellationToken) => inner.DownloadFileAsync(file, path, options, cancellationToken);

    public Task<long> DownloadDirectoryAsync(Cid directory, string path, DownloadOptions? options, CancellationToken cancellationToken) => inner.DownloadDirectoryAsync(directory, path, options, cancellationToken);

    public Task<bool> IsPinnedAsync(Cid root, CancellationToken cancellationToken) => inner.IsPinnedAsync(root, cancellationToken);

    public Task<bool> UnpinAsync(Cid root, CancellationToken cancellationToken) => inner.UnpinAsync(root, cancellationToken);

    public Task SettleAsync(CancellationToken cancellationToken) => inner.SettleAsync(cancellationToken);
}
