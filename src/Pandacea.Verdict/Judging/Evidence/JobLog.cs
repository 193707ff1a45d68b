using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What became of jobs: as the agent's store shows it, and as the workers say.</summary>
internal sealed class JobLog
{
    // A job that is told twice is damage to the journal, which is told there; judges see it once.
    private readonly Dictionary<string, JobFound> _jobs = new(StringComparer.Ordinal);
    private readonly List<AttemptSeen> _attempts = [];
    private readonly List<StaleReportSeen> _stale = [];
    private readonly List<ArtifactFound> _artifacts = [];
    private DateTimeOffset _start;
    private VerificationEnded? _read;

    public IReadOnlyCollection<JobFound> Jobs => _jobs.Values;

    /// <summary>Attempts as workers report their beginnings and ends.</summary>
    public IReadOnlyList<AttemptSeen> Attempts => _attempts;

    /// <summary>Reports that the agent says it refused.</summary>
    public IReadOnlyList<StaleReportSeen> Stale => _stale;

    public IReadOnlyList<ArtifactFound> Artifacts => _artifacts;

    public LedgerChecked? Ledger { get; private set; }

    public void See(JournalRecord record)
    {
        switch (record)
        {
            case RunStarted started:
                _start = started.StartedAt;
                break;
            case JobFound job:
                _jobs.TryAdd(job.JobId, job);
                break;
            case AttemptSeen attempt:
                _attempts.Add(attempt);
                break;
            case StaleReportSeen stale:
                _stale.Add(stale);
                break;
            case ArtifactFound artifact:
                _artifacts.Add(artifact);
                break;
            case LedgerChecked ledger:
                Ledger = ledger;
                break;
            case VerificationEnded { Of: Sources.Jobs } read:
                _read = read;
                break;
        }
    }

    /// <summary>Doubts what cannot be judged because it was not read; true if it was.</summary>
    public bool WasRead(Findings findings)
    {
        if (_read is not { Error: null })
        {
            findings.Doubt($"The jobs were not read to their end: {_read?.Error ?? "verification did not finish"}.");
        }
        else if (_jobs.Count == 0)
        {
            findings.Doubt("There is no job in the agent's store.");
        }
        else if (_attempts.Count == 0)
        {
            findings.Doubt("The worker's own words about its attempts are missing.");
        }

        return _read is { Error: null } && _jobs.Count > 0 && _attempts.Count > 0;
    }

    /// <summary>A wall-clock instant of the store on the run's clock, ns.</summary>
    public long At(JobChangeFound change) => Ns.FromMs(((change.At * TimeSpan.TicksPerMillisecond) - (_start.UtcTicks - DateTimeOffset.UnixEpoch.Ticks)) / (double)TimeSpan.TicksPerMillisecond);
}
