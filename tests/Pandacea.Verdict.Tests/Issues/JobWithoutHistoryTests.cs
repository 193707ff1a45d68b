using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A job without a history once ended the judge of fences with an exception.</summary>
public sealed class JobWithoutHistoryTests
{
    [Fact]
    public void It_is_failed() =>
        DoctoredJournal.Healthy().WithJobs().Found(HealthyJobs.Killed, job => job with { History = [] }).Result(CriterionNames.Fencing)
            .Failed("Job killed has no history: it is complete");
}
