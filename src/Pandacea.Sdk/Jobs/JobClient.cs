using System.Globalization;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Jobs;

/// <summary>Jobs of the configured agent.</summary>
internal sealed class JobClient(
    AgentTransport transport, AgentOptions options, IRequestRandom random, Lazy<IStorageClient> storage, TimeProvider time) : IJobClient
{
    public async ValueTask<JobSubmitted> SubmitAsync(SubmitJob request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = ChosenKey.Of(request.IdempotencyKey, random, nameof(request));
        var answer = await transport.SendAsync(
            AgentRequest<TrainAccepted>.Post(
                "jobs.submit", AgentRoutes.Train, request.ToBody(), JobJson.Default.TrainRequest, key, JobJson.Default.TrainAccepted),
            cancellationToken).ConfigureAwait(false);
        return new JobSubmitted(answer.JobId, key);
    }

    public async ValueTask<JobView> GetAsync(string jobId, CancellationToken cancellationToken) => JobView.Of(jobId, await transport.SendAsync(
        AgentRequest<JobAnswer>.Get("jobs.get", AgentRoutes.Job(jobId), JobJson.Default.JobAnswer), cancellationToken).ConfigureAwait(false));

    public async ValueTask<JobView> CancelAsync(string jobId, CancellationToken cancellationToken) => JobView.Of(jobId, await transport.SendAsync(
        new AgentRequest<JobAnswer>("jobs.cancel", HttpMethod.Delete, AgentRoutes.Job(jobId), JobJson.Default.JobAnswer), cancellationToken).ConfigureAwait(false));

    public ValueTask<JobView> WaitAsync(string jobId, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var bound = timeout ?? options.JobTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(bound, TimeSpan.Zero, nameof(timeout));
        return AgentPoll.UntilAsync(
            token => GetAsync(jobId, token), IsDone, (seen, lastError) => Late(jobId, bound, seen, lastError), options.JobPollInterval, bound, time, cancellationToken);
    }

    public async Task<Artifact> FetchArtifactAsync(JobView job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.ArtifactCid is not { } text || !Cid.TryParse(text, out var cid))
        {
            throw new ArgumentException($"The job {job.JobId} has no artifact in storage; it is {job.Status}.", nameof(job));
        }

        using var content = new MemoryStream();
        await storage.Value.DownloadAsync(cid, content, new() { MaxBytes = ArtifactContent.MaxBytes }, cancellationToken).ConfigureAwait(false);
        var problem = ArtifactSeal.Open(content.GetBuffer().AsSpan(0, (int)content.Length), out var artifact);
        return problem is null && artifact!.JobId == job.JobId && artifact.Hash == job.ArtifactHash
            ? artifact
            : throw new StorageException(
                StorageFailure.Malformed, cid, $"{cid} is not the artifact of the job {job.JobId}: {problem ?? "it is another one."} Use the one that the agent answered with.");
    }

    private static bool IsDone(JobView job) => job.Status == JobStatuses.Failed
        ? throw new JobNotCompleteException($"The job {job.JobId} failed: {job.Error?.Message} ({job.Error?.Code}).", job)
        : job.Status == JobStatuses.Complete;

    private JobNotCompleteException Late(string id, TimeSpan timeout, JobView? seen, PandaceaException? lastError)
    {
        var why = lastError is null ? $"it is {seen?.Status ?? "not known yet"}" : "the agent could not be asked: " + lastError.Message.TrimEnd('.');
        return new JobNotCompleteException(
            string.Create(CultureInfo.InvariantCulture, $"The job {id} was not complete within {timeout.TotalSeconds:0.###} s: {why}. It goes on; wait again, or longer."), seen, lastError)
        {
            RetryAfter = options.JobPollInterval,
        };
    }
}
