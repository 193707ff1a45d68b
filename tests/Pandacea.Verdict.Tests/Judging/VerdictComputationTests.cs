using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

public sealed class VerdictComputationTests
{
    [Fact]
    public void Operations_are_counted_by_name_in_alphabetical_order()
    {
        var operations = DoctoredJournal.Healthy()
            .End(10_600, 10_700, (_, ended) => ended with { Outcome = OperationOutcome.Unknown }, name => name == OperationNames.BlockRead)
            .Verdict().Operations;

        Assert.Equal(["block.read", "canary", "lease.approve", "lease.create", "lease.read"], operations.Select(operation => operation.Name));
        var canaries = operations.Single(operation => operation.Name == OperationNames.Canary);
        Assert.Equal((3, 0, 3, 0, null, null), (canaries.Invoked, canaries.Ok, canaries.Failed, canaries.Unknown, canaries.P50Ms, canaries.P95Ms));
        var reads = operations.Single(operation => operation.Name == OperationNames.BlockRead);
        Assert.Equal((560, 2, 12), (reads.Invoked, reads.Unknown, reads.P50Ms));
        Assert.Equal(reads.Invoked, reads.Ok + reads.Failed + reads.Unknown);
    }

    [Fact]
    public void A_run_without_faults_has_no_recovery_time_and_no_lower_bound_for_one()
    {
        var numbers = DoctoredJournal.Healthy().Plan(plan => plan with { Windows = [] }).Verdict().Numbers;

        Assert.Equal((null, false, null), (numbers.RtoMs, numbers.RtoCensored, numbers.DetectionMs));
    }

    [Fact]
    public void A_missing_plan_is_told_after_what_else_is_wrong_with_the_journal()
    {
        var verdict = DoctoredJournal.Healthy().Remove<RunStarted>().Verdict(new JournalDamage(JournalDamageKind.TornLine, 3, "Line 3 has no end."));

        Assert.Equal([JournalDamageKind.TornLine, JournalDamageKind.NoPlan], verdict.Damage.Select(damage => damage.Kind));
    }
}
