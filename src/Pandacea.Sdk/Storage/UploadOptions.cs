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

    /// <summary>Takes away what an upload that failed or was cancelled may have pinned: only for content that nobody else stores at the same time.</summary>
    /// <remarks>A node has one pin for each content, whoever made it: which of two uploads it belongs to, nobody can tell. Another's pin is spared only if it was there before this upload came to its own.</remarks>
    /// <value>False: it stays.</value>
    public bool UnpinOnFailure { get; init; }

    /// <summary>Told how far it is, after each block, on a thread of the transfer.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<TransferProgress>? Progress { get; init; }
}
