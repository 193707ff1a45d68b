using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Holds jobs that were acknowledged against what the agent's store and the IPFS node show: each is there once, as asked, and ended once, with a valid artifact.</summary>
internal sealed class JobAudit(IReadOnlyCollection<Operation> operations, IReadOnlyCollection<JobFound> found, IEnumerable<ArtifactFound> artifacts)
{
    private readonly List<OperationTrouble> _troubles = [];
    private readonly JobCheck _check = new(artifacts);
    private readonly Dictionary<string, JobFound> _byId = found.DistinctBy(job => job.JobId).ToDictionary(job => job.JobId, StringComparer.Ordinal);
    private readonly ILookup<(string, string), JobFound> _byKey = found.SelectMany(job => job.Keys.Select(key => (Key: (job.Signer, key), Job: job))).ToLookup(pair => pair.Key, pair => pair.Job);

    /// <summary>Jobs that were acknowledged.</summary>
    public int Acknowledged => Submits.Count(operation => operation.Ok);

    private IEnumerable<Operation> Submits => operations.Where(operation => operation.Invoked is { Name: OperationNames.JobSubmit, Job: not null });

    public List<OperationTrouble> Run()
    {
        foreach (var operation in operations.Where(operation => operation.Invoked.Job is not null).OrderBy(operation => operation.Invoked.Op))
        {
            if (operation.Invoked.Name == OperationNames.JobSubmit)
            {
                Submit(operation, operation.Invoked.Job!);
            }
            else
            {
                Complete(operation, operation.Invoked.Job!);
            }
        }

        AddUnasked();
        return _troubles;
    }

    private void Submit(Operation operation, JobTerms asked)
    {
        var kept = _byKey[(asked.Signer, asked.Key)].ToList();
        if (kept.Count > 1)
        {
            Add(TroubleKinds.Doubled, operation, $"stands {kept.Count} times in the agent's store", kept);
        }
        else if (operation.Ok)
        {
            Acknowledge(operation, asked, operation.Ended!.JobId ?? string.Empty);
        }
        else if (kept.Count == 1 && operation.Ended?.Outcome == OperationOutcome.Failed)
        {
            Add(TroubleKinds.Unasked, operation, $"refused, yet job {kept[0].JobId} is in the agent's store", kept);
        }
        else if (operation.Unknown)
        {
            kept.ForEach(job => Check(operation, asked, job));
            Add(TroubleKinds.Unknown, operation, kept.Count == 1 ? $"happened: job {kept[0].JobId}" : "did not happen", kept);
        }
    }

    private void Acknowledge(Operation operation, JobTerms asked, string id)
    {
        if (!_byId.TryGetValue(id, out var job))
        {
            Add(TroubleKinds.Lost, operation, $"acknowledged as job {id}, not in the agent's store", []);
        }
        else if (job.Signer != asked.Signer)
        {
            Add(TroubleKinds.Lost, operation, $"acknowledged as job {id}, which is another signer's", [job]);
        }
        else if (!job.Keys.Contains(asked.Key))
        {
            Add(TroubleKinds.Lost, operation, $"acknowledged as job {id}, the agent's store does not answer its idempotency key {asked.Key} with it: the same request would make a second job, or be answered otherwise", [job]);
        }
        else
        {
            Check(operation, asked, job);
        }
    }

    private void Check(Operation operation, JobTerms asked, JobFound job)
    {
        if (_check.Trouble(job, asked) is var (kind, what))
        {
            Add(kind, operation, what, [job]);
        }
    }

    /// <summary>What its owner was given is what the store holds.</summary>
    private void Complete(Operation operation, JobTerms asked)
    {
        var job = _byId.GetValueOrDefault(asked.JobId ?? operation.Ended?.JobId ?? string.Empty);
        IEnumerable<JobFound> jobs = job is null ? [] : [job];
        if (OperationErrors.SaysAltered(operation.Ended))
        {
            Add(TroubleKinds.Altered, operation, $"another artifact was delivered than was asked for: {operation.Ended!.Error}", jobs);
        }
        else if (operation.Ok && job?.ArtifactHash != operation.Ended!.ArtifactHash)
        {
            Add(TroubleKinds.Altered, operation, $"artifact {operation.Ended!.ArtifactHash} was delivered, the agent's store holds {job?.ArtifactHash ?? "none"}", jobs);
        }
        else if (job?.State == JobStateNames.Complete && OperationErrors.SaysUnusable(operation.Ended))
        {
            Add(TroubleKinds.Altered, operation, $"its owner was told {operation.Ended!.Error}, the agent's store says that it is complete", jobs);
        }
        else if (operation.Unknown)
        {
            Add(TroubleKinds.Unknown, operation, $"the job is {job?.State ?? "not known by its id"}", jobs);
        }
    }

    private void AddUnasked()
    {
        var asked = Submits.Select(operation => (operation.Invoked.Job!.Signer, operation.Invoked.Job.Key)).ToHashSet();
        foreach (var job in found.Where(job => !job.Keys.Any(key => asked.Contains((job.Signer, key)))))
        {
            _troubles.Add(new(TroubleKinds.Unasked, null, $"job {job.JobId} is in the agent's store, which no operation asked for", [Stored(job)]));
        }
    }

    private void Add(string kind, Operation operation, string what, IEnumerable<JobFound> jobs) =>
        _troubles.Add(new(kind, operation.Invoked.Op, what, [.. OperationHistory.Of(operation), .. jobs.Select(Stored)]));

    private static string Stored(JobFound job) =>
        $"in the store: job {job.JobId}, {string.Join(", ", job.History.Select(change => $"{change.State} (attempt {change.Attempt}, fence {change.Fence})"))}";
}
