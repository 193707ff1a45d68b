namespace Pandacea.Sdk.Storage;

/// <summary>What can be said about one download.</summary>
public sealed record DownloadOptions
{
    /// <summary>Time for the whole download.</summary>
    /// <value>Null: as long as the node keeps answering; each single request is bounded by <see cref="Resilience.ResilienceOptions.TotalTimeout"/>.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The most bytes that are taken: for CIDs that come from somebody else.</summary>
    /// <value>Null: however many there are.</value>
    public long? MaxBytes { get; init; }

    /// <summary>The most files and directories that are taken below a directory: few blocks can stand for very many.</summary>
    /// <value>100,000.</value>
    public int MaxEntries { get; init; } = 100_000;

    /// <summary>Told how far it is, after each block, on a thread of the transfer.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<TransferProgress>? Progress { get; init; }
}
