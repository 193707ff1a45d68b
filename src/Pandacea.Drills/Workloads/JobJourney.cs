using System.Text;
using System.Text.Json;
using Pandacea.Drills.Verifying;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Json;
using Pandacea.Sdk.Jobs;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>The journey of a job: handed in until its fate is known, waited for, its artifact checked.</summary>
public sealed class JobJourney(ISpenderAgents agents, RunIdentity identity, IJournal journal, OperationRecorder recorder, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly UntilKnown _untilKnown = new(time);

    /// <summary>Takes a job from its beginning to its end.</summary>
    /// <param name="spender">Whose it is.</param>
    /// <param name="asked">What is computed.</param>
    /// <param name="workload">Which workload's journey.</param>
    /// <param name="ordinal">Ordinal of the journey.</param>
    /// <param name="due">Instant at which the schedule asked for it, ns on the journal's clock.</param>
    /// <param name="cancellationToken">Ends the journey, not the job.</param>
    public async Task RunAsync(Spender spender, SubmitJob asked, string workload, int ordinal, long due, CancellationToken cancellationToken)
    {
        var keyed = asked with { IdempotencyKey = identity.KeyOf(workload, ordinal) };
        var spec = SpecOf(asked);
        var terms = new JobTerms(spender.Identity.PeerId.ToString(), keyed.IdempotencyKey, asked.Task, asked.Privacy.Enabled ? asked.Privacy.Epsilon : null, Spec: spec);
        var jobs = agents.Jobs(spender);
        var submitted = await recorder.RecordAsync(new OperationStart(OperationNames.JobSubmit, due) { Job = terms }, async () =>
        {
            var taken = await _untilKnown.AskAsync(() => jobs.SubmitAsync(keyed, cancellationToken), cancellationToken).ConfigureAwait(false);
            return new Acknowledgement { JobId = taken.JobId };
        }).ConfigureAwait(false);
        if (submitted?.JobId is not { } jobId)
        {
            return;
        }

        await recorder.RecordAsync(new OperationStart(OperationNames.JobComplete, journal.Now) { Job = terms with { JobId = jobId } }, async () =>
        {
            var done = await jobs.WaitAsync(jobId, Longest, cancellationToken).ConfigureAwait(false);
            return new Acknowledgement(Oddity: Oddity(spec, done)) { JobId = jobId, ArtifactHash = done.Artifact!.Hash };
        }).ConfigureAwait(false);
    }

    /// <summary>What the agent must make of it, as canonical JSON; nothing is registered about built-in data.</summary>
    private static string SpecOf(SubmitJob asked) => Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToElement(
        new JobSpec(asked.Task, [new JobInput(asked.Dataset)], asked.Privacy)
        {
            Epochs = asked.Epochs,
            BatchSize = asked.BatchSize,
            LearningRate = asked.LearningRate,
            Seed = asked.Seed,
            Statistic = asked.Statistic,
        },
        ComputeJson.Default.JobSpec)));

    private static string? Oddity(string spec, JobView done) =>
        ArtifactAgreement.Difference(spec, JsonSerializer.Serialize(done.Artifact!, ArtifactJson.Default.Artifact)) is { } difference ? $"altered: {difference}" : null;
}
