using System.Text.Json;
using Pandacea.Agent.Http;
using Pandacea.Agent.Privacy;
using Pandacea.Agent.Store;
using Pandacea.Privacy;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs;

/// <summary>Takes jobs, tells about them, gives them up.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="queue">Where they wait.</param>
/// <param name="newJobId">Gives names that nobody can guess.</param>
/// <param name="time">Stamps jobs.</param>
internal sealed class JobService(IAgentStore store, JobQueue queue, Func<string> newJobId, TimeProvider time) : IJobService
{
    public async Task<JobAcceptance> SubmitAsync(
        JobRequest request, IdempotencyKey key, Func<string, StoredAnswer> write, CancellationToken cancellationToken)
    {
        // The first answer stands, whatever budget and data are by now.
        var before = await store.Idempotency.LookAsync(key, cancellationToken).ConfigureAwait(false);
        if (before.State is KeyState.Answered or KeyState.Conflict)
        {
            return new(JobRefusal.None, before);
        }

        var price = Price(request.Spec);
        var consents = new List<string>();
        foreach (var product in request.Products)
        {
            if (await store.Consents.InForceAsync(product, cancellationToken).ConfigureAwait(false) is not { } hashes)
            {
                return new(JobRefusal.Consent);
            }

            consents.Add(hashes);
        }

        var job = new StoredJob
        {
            JobId = newJobId(),
            Signer = request.Signer,
            Priority = request.Priority,
            Spec = JsonSerializer.Serialize(request.Spec, ComputeJson.Default.JobSpec),
            NoiseKey = Convert.ToBase64String(NoiseKey.New().ToBytes()),
            Cost = price.Cost,
            Epsilon = price.Epsilon,
            Consents = consents.Count == 0 ? null : string.Join(',', consents),
            AcceptedAt = time.GetUtcNow(),
        };
        return await queue.AcceptAsync(job, key, write(job.JobId), cancellationToken).ConfigureAwait(false);
    }

    public async Task<(StoredJob Job, IReadOnlyList<JobHistoryEntry> History, string? Artifact)?> ShowAsync(
        string jobId, string signer, CancellationToken cancellationToken) =>
        await store.Jobs.ShowAsync(jobId, cancellationToken).ConfigureAwait(false) is { } found && found.Job.Signer == signer ? found : null;

    public Task<StoredJob?> CancelAsync(string jobId, string signer, CancellationToken cancellationToken) =>
        queue.CancelAsync(jobId, signer, cancellationToken);

    private static JobPrice Price(JobSpec spec)
    {
        try
        {
            return JobPricing.Of(spec);
        }
        catch (PrivacyPlanException error)
        {
            throw new BadInputException(error.Message, AgentErrorCodes.PrivacyBudgetExceeded, 403);
        }
    }
}
