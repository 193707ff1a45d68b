using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>What can be said about one upload.</summary>
public sealed record UploadOptions
{
    /// <summary>How the content is laid out in blocks; it decides about the CID.</summary>
    /// <value><see cref="FileLayout.V0"/>, as a Kubo node does by default.</value>
    public FileLayout Layout { get; init; } = FileLayout.V0;

    /// <summary>Asks the node for each block before sending it, and sends only what is missing: for content that was partly uploaded before.</summary>
    /// <remarks>It relies on the node for the blocks that are there: the built-in one checks their bytes when asked, a node that does not may keep damaged ones. Without it they are sent again.</remarks>
    /// <value>False.</value>
    public bool Resume { get; init; }

    /// <summary>Time for the whole upload.</summary>
    /// <value>Null: as long as the node keeps answering; each single request is bounded by <see cref="Resilience.ResilienceOptions.TotalTimeout"/>.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What an upload that failed or was cancelled may have pinned stays pinned: for content that others store at the same time, whose pin must not be taken away.</summary>
    /// <value>False: it is taken away.</value>
    public bool LeavePinned { get; init; }

    /// <summary>Told how far it is, after each block, on a thread of the transfer.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<TransferProgress>? Progress { get; init; }
}
