using Pandacea.Protocol.Compute;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Jobs;

/// <summary>Jobs of the agent: they end, whatever happens to agent and workers meanwhile. Thread safe.</summary>
public interface IJobClient
{
    /// <summary>Hands in a job. Repeated with the same <see cref="SubmitJob.IdempotencyKey"/> it is the same job.</summary>
    /// <returns>Once the job is stored.</returns>
    /// <exception cref="AgentException">The agent declines: <c>VALIDATION_ERROR</c>, <c>PRIVACY_BUDGET_EXCEEDED</c>, <c>QUOTA_EXCEEDED</c>,
    /// <c>CONSENT_REQUIRED</c>, or it is busy.</exception>
    /// <exception cref="PandaceaException">The agent could not be asked.</exception>
    ValueTask<JobSubmitted> SubmitAsync(SubmitJob request, CancellationToken cancellationToken = default);

    /// <summary>Where a job stands. An artifact is checked against its hash.</summary>
    /// <exception cref="AgentException">There is none: <c>NOT_FOUND</c>. Or its artifact is not what its hash says.</exception>
    ValueTask<JobView> GetAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Waits until a job is complete, also through an outage of the agent.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="timeout">How long; null: <see cref="AgentOptions.JobTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the job.</param>
    /// <returns>The job with its artifact.</returns>
    /// <exception cref="JobNotCompleteException">It failed, or was not complete in time.</exception>
    /// <exception cref="AgentException">There is no such job, or its artifact is not what its hash says.</exception>
    ValueTask<JobView> WaitAsync(string jobId, TimeSpan? timeout = null, CancellationToken cancellationToken = default);

    /// <summary>Fetches what a job made from storage, by its CID; it is the same that the agent answers with.</summary>
    /// <param name="job">A complete job.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The artifact, checked against its CID, its hash and its job.</returns>
    /// <exception cref="ArgumentException">The job is not complete, or its worker has no storage: there is no <see cref="JobView.ArtifactCid"/>.</exception>
    /// <exception cref="StorageException">No node has it, or what is stored there is not the job's artifact.</exception>
    /// <exception cref="PandaceaException">No node could be reached.</exception>
    Task<Artifact> FetchArtifactAsync(JobView job, CancellationToken cancellationToken = default);

    /// <summary>Gives a job up. One that is over stays as it is.</summary>
    /// <returns>The job as it is now.</returns>
    /// <exception cref="AgentException">There is none: <c>NOT_FOUND</c>.</exception>
    ValueTask<JobView> CancelAsync(string jobId, CancellationToken cancellationToken = default);
}
