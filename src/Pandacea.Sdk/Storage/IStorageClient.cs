using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Content by its CID, on any node with the Kubo RPC. Thread safe.</summary>
/// <remarks>
/// Content travels block by block, so that each request can be repeated and memory does not depend on the size of the content.
/// CIDs are computed here and compared with what the node answers; no byte reaches a caller before its block was verified.
/// An upload returns once the node has confirmed that all of it is pinned. What an upload that failed or was cancelled may have pinned
/// stays, for others may have stored the same meanwhile; with <see cref="UploadOptions.UnpinOnFailure"/> it is taken away again in the
/// background, see <see cref="SettleAsync"/>. Blocks without a pin are the node's to collect.
/// Where several nodes are configured, an upload goes as a whole to the first that takes it, a download asks them block by block.
/// </remarks>
public interface IStorageClient
{
    /// <summary>Stores the rest of a stream as a file.</summary>
    /// <param name="content">Read once; where it can seek, it is read again from the same place for the next node.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends it; nothing is acknowledged then; what may be pinned stays, unless <see cref="UploadOptions.UnpinOnFailure"/> is set.</param>
    /// <returns>Its CID and sizes.</returns>
    /// <exception cref="StorageException">The node does not keep what it took.</exception>
    /// <exception cref="CallTimeoutException">The time for the upload, or for one of its requests, ran out.</exception>
    /// <exception cref="PandaceaException">No node could be reached.</exception>
    Task<ContentNode> UploadAsync(Stream content, UploadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Stores a file of this machine; as <see cref="UploadAsync"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends it; nothing is acknowledged then; what may be pinned stays, unless <see cref="UploadOptions.UnpinOnFailure"/> is set.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="PandaceaException">As <see cref="UploadAsync"/>.</exception>
    Task<ContentNode> UploadFileAsync(string path, UploadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Stores a directory of this machine with all that is in it, hidden files too; the pin is on the directory.</summary>
    /// <param name="path">The directory; its own name is not stored.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends it; nothing is acknowledged then; what may be pinned stays, unless <see cref="UploadOptions.UnpinOnFailure"/> is set.</param>
    /// <exception cref="IOException">Something cannot be read.</exception>
    /// <exception cref="StorageException">It holds symbolic links, pipes and the like, or more names than a directory of one block, or as <see cref="UploadAsync"/>.</exception>
    /// <exception cref="PandaceaException">As <see cref="UploadAsync"/>.</exception>
    Task<ContentNode> UploadDirectoryAsync(string path, UploadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Writes a file into a stream.</summary>
    /// <param name="file">Its CID.</param>
    /// <param name="target">Gets nothing but verified bytes, in their order; what it got before a failure is a right beginning.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="StorageException">No node has it, it is no file, or it is longer than <see cref="DownloadOptions.MaxBytes"/>.</exception>
    /// <exception cref="UpstreamException">With <see cref="FailureKind.Altered"/>: the node kept answering with bytes that are not those asked for.</exception>
    /// <exception cref="CallTimeoutException">The time for the download, or for one of its requests, ran out.</exception>
    /// <exception cref="PandaceaException">No node could be reached.</exception>
    Task<long> DownloadAsync(Cid file, Stream target, DownloadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Writes a file to this machine; it appears under its name only when it is whole.</summary>
    /// <param name="file">Its CID.</param>
    /// <param name="path">Where to; replaced if it exists. Until then it stands beside it as <c>.pandacea-*.part</c>.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="PandaceaException">As <see cref="DownloadAsync"/>.</exception>
    Task<long> DownloadFileAsync(Cid file, string path, DownloadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Writes a directory with all that is in it to this machine; each file appears under its name only when it is whole.</summary>
    /// <param name="directory">Its CID.</param>
    /// <param name="path">The directory to fill, made if it is missing; files of the same names are replaced.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Bytes of all files.</returns>
    /// <exception cref="IOException">Something cannot be written.</exception>
    /// <exception cref="StorageException">It is no directory, holds a name twice or names that would lead elsewhere, has more than <see cref="DownloadOptions.MaxEntries"/>, or as <see cref="DownloadAsync"/>.</exception>
    /// <exception cref="PandaceaException">As <see cref="DownloadAsync"/>.</exception>
    Task<long> DownloadDirectoryAsync(Cid directory, string path, DownloadOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Whether a node says that it keeps all of it: a recursive pin.</summary>
    /// <exception cref="PandaceaException">No node could be reached.</exception>
    Task<bool> IsPinnedAsync(Cid root, CancellationToken cancellationToken = default);

    /// <summary>Takes the pin away on every node, so that it can be collected.</summary>
    /// <returns>False: there was none.</returns>
    /// <exception cref="PandaceaException">A node could not be reached.</exception>
    Task<bool> UnpinAsync(Cid root, CancellationToken cancellationToken = default);

    /// <summary>Ends when nothing of this client's failed or cancelled uploads with <see cref="UploadOptions.UnpinOnFailure"/> is pinned any more. What is left when the process ends stays pinned.</summary>
    Task SettleAsync(CancellationToken cancellationToken = default);
}
