using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>Jobs that were rewritten while they waited, to another column and fewer epochs, were judged to be what was asked for.</summary>
public sealed class RewrittenJobTests
{
    private static readonly string Other = HealthyJobs.Spec.Replace("x1", "x2", StringComparison.Ordinal);

    [Fact]
    public void A_job_over_another_column_is_altered() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { Spec = Other }).Result(CriterionNames.Loss)
            .Failed($"altered: operation {HealthyJobs.Op(HealthyJobs.Killed)}, job killed has the specification {Other}, asked was {HealthyJobs.Spec}");

    [Fact]
    public void A_job_without_a_specification_is_altered() =>
        Healthy().Found(HealthyJobs.Killed, job => job with { Spec = null }).Result(CriterionNames.Loss).Failed("job killed has the specification none");

    [Fact]
    public void Journals_of_before_say_less_and_are_judged_by_that() => Healthy()
        .Replace<OperationInvoked>(invoked => invoked.Job is not null, invoked => invoked with { Job = invoked.Job! with { Spec = null } })
        .Replace<JobFound>(_ => true, job => job with { Spec = null })
        .Result(CriterionNames.Loss).Passed();

    private static DoctoredJournal Healthy() => DoctoredJournal.Healthy().WithJobs();
}
