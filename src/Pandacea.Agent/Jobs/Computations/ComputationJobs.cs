using System.Text.Json;
using Pandacea.Agent.Privacy;
using Pandacea.Agent.Store;
using Pandacea.Hosting;
using Pandacea.Privacy;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs.Computations;

/// <summary>Makes jobs of computations whose description is there, or says why there will be none.</summary>
internal sealed class ComputationJobs(IAgentStore store, DataSets data, JobQueue queue, JobWatch watch, JsonEventLog log)
{
    public async Task BeginAsync(StoredComputation computation, byte[] description, CancellationToken cancellationToken)
    {
        if (ComputationContent.Read(description, out var document) is { } unreadable)
        {
            await FailAsync(computation, AgentErrorCodes.ValidationError, "computationCid: " + unreadable, cancellationToken).ConfigureAwait(false);
            return;
        }

        var spec = ComputationSpec.Of(document!, computation.Inputs, data, out var problem);
        if (problem is not null)
        {
            await FailAsync(computation, AgentErrorCodes.ValidationError, problem, cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            await EnterAsync(computation, spec, JobPricing.Of(spec), cancellationToken).ConfigureAwait(false);
        }
        catch (PrivacyPlanException error)
        {
            await FailAsync(computation, AgentErrorCodes.PrivacyBudgetExceeded, error.Message, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task FailAsync(StoredComputation computation, string code, string message, CancellationToken cancellationToken)
    {
        await store.Computations.FailAsync(computation.ComputationId, code, message, cancellationToken).ConfigureAwait(false);
        log.Write(EventLevel.Warn, "computation_failed", [new("computation_id", computation.ComputationId), new("code", code), new("reason", message)]);
    }

    private async Task EnterAsync(StoredComputation computation, JobSpec spec, JobPrice price, CancellationToken cancellationToken)
    {
        var job = new StoredJob
        {
            JobId = computation.ComputationId,
            Signer = computation.Signer,
            Priority = JobPriorities.All.ToList().IndexOf(JobPriorities.Normal),
            Spec = JsonSerializer.Serialize(spec, ComputeJson.Default.JobSpec),
            NoiseKey = Convert.ToBase64String(NoiseKey.New().ToBytes()),
            Cost = price.Cost,
            Epsilon = price.Epsilon,
            Consents = computation.Consents,
            AcceptedAt = computation.AcceptedAt,
        };
        switch (await store.Computations.BeginAsync(job, queue.Options.Limits, cancellationToken).ConfigureAwait(false))
        {
            case { Job: { } begun }:
                watch.Accepted(begun);
                break;
            case { Refusal: JobRefusal.Budget }:
                await FailAsync(computation, AgentErrorCodes.PrivacyBudgetExceeded, "dp.epsilon: the privacy budget does not suffice.", cancellationToken).ConfigureAwait(false);
                break;
            case { Refusal: JobRefusal.Consent }:
                await FailAsync(computation, AgentErrorCodes.ConsentRequired, "A consent that the computation rests on does not hold any more.", cancellationToken).ConfigureAwait(false);
                break;
            default:
                // Cancelled meanwhile; or the ledger cannot be used: it waits until it can.
                break;
        }
    }
}
