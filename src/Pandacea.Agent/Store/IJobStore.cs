namespace Pandacea.Agent.Store;

/// <summary>Jobs, and the ledger of what they cost. Every change of a job, its history and its charge are one transaction.</summary>
public interface IJobStore
{
    /// <summary>Takes a job: reserves its cost, keeps it and the answer to its request.</summary>
    Task<JobAcceptance> AcceptAsync(StoredJob job, IdempotencyKey key, StoredAnswer answer, JobLimits limits, CancellationToken cancellationToken);

    /// <summary>Takes the next ready job, if there is one, and makes the step.</summary>
    /// <param name="step">Is told whether the consents that the job rests on still hold.</param>
    /// <param name="cancellationToken">Ends the call before it takes effect.</param>
    /// <returns>Null: none is ready.</returns>
    Task<JobMove?> ClaimAsync(Func<StoredJob, bool, JobStep> step, CancellationToken cancellationToken);

    /// <summary>Makes a step with a job.</summary>
    /// <param name="jobId">Which job.</param>
    /// <param name="step">Looks at the job and says what becomes of it; null: nothing. May run more than once.</param>
    /// <param name="cancellationToken">Ends the call before it takes effect.</param>
    /// <returns>Null: there is no such job.</returns>
    Task<JobMove?> StepAsync(string jobId, Func<StoredJob, JobStep?> step, CancellationToken cancellationToken);

    /// <summary>Makes a step with every running job whose lease is over, and every waiting one whose time has come; a batch of them at a time.</summary>
    Task<IReadOnlyList<JobMove>> SweepAsync(Func<StoredJob, JobStep> step, CancellationToken cancellationToken);

    /// <summary>When <see cref="SweepAsync"/> has something to do next; null: nothing that is known.</summary>
    Task<DateTimeOffset?> NextSweepAsync(CancellationToken cancellationToken);

    /// <summary>Lets every lease run anew: whoever was away was the agent, not the workers.</summary>
    /// <returns>The running jobs.</returns>
    Task<IReadOnlyList<StoredJob>> RenewLeasesAsync(DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The job; null if there is none.</summary>
    Task<StoredJob?> FindAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>The job with its history and its artifact; null if there is none.</summary>
    Task<(StoredJob Job, IReadOnlyList<JobHistoryEntry> History, string? Artifact)?> ShowAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>How many jobs are queued or waiting, and how many are running.</summary>
    Task<(int Queued, int Running)> CountAsync(CancellationToken cancellationToken);

    /// <summary>The privacy ledger, oldest first.</summary>
    Task<IReadOnlyList<PrivacyEntry>> LedgerAsync(CancellationToken cancellationToken);

    /// <summary>What <see cref="CheckLedgerAsync"/> found, or a write since, because another program had written to the store; null: nothing is wrong.</summary>
    string? LedgerProblem { get; }

    /// <summary>Reads the whole ledger and checks it: chain, end, balances, jobs.</summary>
    /// <returns>What is wrong with it; null: nothing. While something is, no job that costs anything is taken or started.</returns>
    Task<string?> CheckLedgerAsync(CancellationToken cancellationToken);
}
