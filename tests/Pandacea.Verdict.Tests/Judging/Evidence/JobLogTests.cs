using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class JobLogTests
{
    private static readonly JobFound Job = new() { JobId = "j", Signer = "peer", Keys = [], State = "complete", Attempt = 1, Cost = 0, History = [], Charges = [] };
    private static readonly AttemptSeen Attempt = new() { JobId = "j", Attempt = 1, Fence = 1, At = 0 };
    private static readonly VerificationEnded Read = new() { Of = Sources.Jobs };

    [Fact]
    public void What_was_read_to_its_end_with_jobs_and_attempts_can_be_judged() => Assert.Null(Doubt(Job, Attempt, Read));

    [Fact]
    public void What_is_missing_is_told()
    {
        Assert.Equal("The jobs were not read to their end: verification did not finish.", Doubt(Job, Attempt));
        Assert.Equal("The jobs were not read to their end: disk gone.", Doubt(Job, Attempt, Read with { Error = "disk gone" }));
        Assert.Equal("There is no job in the agent's store.", Doubt(Attempt, Read));
        Assert.Equal("The worker's own words about its attempts are missing.", Doubt(Job, Read));
    }

    private static string? Doubt(params JournalRecord[] records)
    {
        var (log, findings) = (new JobLog(), new Findings("any"));
        foreach (var record in records)
        {
            log.See(record);
        }

        var read = log.WasRead(findings);
        Assert.NotEqual(read, findings.Doubtful);
        return findings.Conclude(string.Empty).Evidence.SingleOrDefault();
    }
}
