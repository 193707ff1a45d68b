using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>Gives a healthy run four jobs and a worker that is paused and killed: one job is plain, one is paused with it, one is a training that dies with it, one is handed in while it is down.</summary>
internal static class HealthyJobs
{
    public const string Plain = "plain";
    public const string Paused = "paused";
    public const string Killed = "killed";
    public const string Late = "late";

    public const string Spec = """{"dp":{"enabled":true,"epsilon":0.01},"inputs":[{"dataset":"builtin/logistic-2000x5"}],"statistic":{"column":"x1"},"task":"count"}""";

    private const string Signer = "12D3KooWspender";
    private const long Cost = 10_000_000_000;
    private const long First = 5_000_000_000;
    private static readonly string[] Names = [Plain, Paused, Killed, Late];

    /// <summary>Number of the operation that handed in a job; the one that waited for it is the next.</summary>
    public static long Op(string job) => First + (2 * Array.IndexOf(Names, job));

    public static JobChangeFound Change(double ms, string state, int attempt, long fence) =>
        new(DoctoredJournal.Healthy().Of<RunStarted>().Single().StartedAt.ToUnixTimeMilliseconds() + (long)ms, state, attempt, fence);

    public static DoctoredJournal WithJobs(this DoctoredJournal journal)
    {
        var (pause, kill) = (DoctoredJournal.Into(HealthyPlan.Silent, 0), DoctoredJournal.Into(HealthyPlan.Down, 0));
        var (resumed, restarted) = (DoctoredJournal.After(HealthyPlan.Silent, 0), DoctoredJournal.After(HealthyPlan.Down, 0));
        var end = journal.Of<VerificationEnded>().First().T / 1e6;
        return journal
            .Window(HealthyPlan.Silent, window => window with { On = "compute", Type = "pause" })
            .Window(HealthyPlan.Down, window => window with { On = "compute", Type = "kill" })
            .Plan(plan => plan with
            {
                Clients = new Dictionary<string, string> { ["compute"] = "agent" },
                Rates = new Dictionary<string, double>(plan.Rates) { [OperationNames.JobSubmit] = 1, [OperationNames.JobComplete] = 1 },
            })
            .Job(Plain, 1_000, Change(1_005, "running", 1, 1), Change(1_050, "complete", 1, 1)).Attempt(Plain, 1_005, 1_051, 1)
            .Job(Paused, pause - 50, Change(pause - 40, "running", 1, 1), Change(pause + 1_000, "queued", 1, 1), Change(resumed + 300, "running", 2, 2), Change(resumed + 400, "complete", 2, 2))
            .Attempt(Paused, pause - 40, resumed + 100, 1, "unwanted").Stale(Paused, resumed + 350, 1).Attempt(Paused, resumed + 300, resumed + 401, 2)
            .Job(Killed, kill - 500, Change(kill - 490, "running", 1, 1), Change(kill + 900, "queued", 1, 1), Change(restarted + 600, "running", 2, 2), Change(restarted + 900, "complete", 2, 2))
            .Attempt(Killed, restarted + 600, restarted + 901, 2, checkpoint: "bafy", from: 40)
            .Job(Late, kill + 500, Change(restarted + 600, "running", 1, 1), Change(restarted + 700, "complete", 1, 1)).Attempt(Late, restarted + 600, restarted + 701, 1)
            .Add(end + 2, new LedgerChecked { Entries = 8 })
            .Add(end + 3, new VerificationEnded { Of = Sources.Jobs });
    }

    /// <summary>A result reaches the agent from an attempt that is not the job's any more.</summary>
    public static DoctoredJournal Stale(this DoctoredJournal journal, string job, double ms, long fence) =>
        journal.Add(ms, new StaleReportSeen { JobId = job, Report = "result", Fence = fence, At = DoctoredJournal.Ns(ms) });

    public static DoctoredJournal Found(this DoctoredJournal journal, string job, Func<JobFound, JobFound> change) =>
        journal.Replace<JobFound>(found => found.JobId == job, change);

    private static DoctoredJournal Job(this DoctoredJournal journal, string job, double due, params JobChangeFound[] history)
    {
        var (end, terms) = (journal.Of<VerificationEnded>().First().T / 1e6, new JobTerms(Signer, "key-" + job, "count", 0.01, Spec: Spec));
        var done = (history[^1].At - history[0].At) + due + 20;
        return journal
            .Add(due + 1, new OperationInvoked { Op = Op(job), Name = OperationNames.JobSubmit, Due = DoctoredJournal.Ns(due), Job = terms })
            .Add(due + 4, new OperationEnded { Op = Op(job), Outcome = OperationOutcome.Ok, JobId = job })
            .Add(due + 5, new OperationInvoked { Op = Op(job) + 1, Name = OperationNames.JobComplete, Due = DoctoredJournal.Ns(due + 5), Job = terms with { JobId = job } })
            .Add(done, new OperationEnded { Op = Op(job) + 1, Outcome = OperationOutcome.Ok, JobId = job, ArtifactHash = "hash-" + job })
            .Add(end + 1, new ArtifactFound { Cid = "bafy-" + job, JobId = job, Hash = "hash-" + job })
            .Add(end + 1, new JobFound
            {
                JobId = job,
                Signer = Signer,
                Keys = [terms.Key],
                State = "complete",
                Attempt = history[^1].Attempt,
                Cost = Cost,
                Epsilon = 0.01,
                Spec = Spec,
                ArtifactHash = "hash-" + job,
                ArtifactCid = "bafy-" + job,
                ArtifactTask = "count",
                ArtifactPrivate = true,
                ArtifactEpsilon = 0.01,
                History = [Change(due, "queued", 0, 0), .. history],
                Charges = [new(Signer, "reserve", Cost), new(Signer, "charge", Cost)],
            });
    }

    private static DoctoredJournal Attempt(
        this DoctoredJournal journal, string job, double began, double ended, long fence, string outcome = "complete", string? checkpoint = null, int from = 0) => journal
        .Add(began, new AttemptSeen { JobId = job, Attempt = (int)fence, Fence = fence, Checkpoint = checkpoint, At = DoctoredJournal.Ns(began) })
        .Add(ended, new AttemptSeen { JobId = job, Attempt = (int)fence, Fence = fence, Outcome = outcome, By = outcome == "unwanted" ? "heartbeat" : null, From = from, At = DoctoredJournal.Ns(ended) });
}
