using Pandacea.Agent.Store;

namespace Pandacea.Agent.Jobs;

/// <summary>Takes jobs, tells about them, gives them up.</summary>
internal interface IJobService
{
    /// <summary>Takes a job once for its key.</summary>
    /// <exception cref="Http.BadInputException">It cannot be done as it is.</exception>
    Task<JobAcceptance> SubmitAsync(JobRequest request, IdempotencyKey key, Func<string, StoredAnswer> write, CancellationToken cancellationToken);

    /// <summary>A job of the signer, with its history and its artifact; null if there is none.</summary>
    Task<(StoredJob Job, IReadOnlyList<JobHistoryEntry> History, string? Artifact)?> ShowAsync(string jobId, string signer, CancellationToken cancellationToken);

    /// <summary>Gives a job up; one that is over stays as it is. Null: there is none.</summary>
    Task<StoredJob?> CancelAsync(string jobId, string signer, CancellationToken cancellationToken);
}
