using System.Text;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>A null where a value had to be, or a job that stood there twice, once ended the judges with an exception.</summary>
public sealed class SpoiltJournalTests
{
    public static TheoryData<string> Kinds => [.. JournalJson.Kinds];

    [Fact]
    public void The_records_that_are_spoilt_are_of_every_kind() =>
        Assert.Equal(JournalJson.Kinds.Order(), EveryKind.Records().Select(JournalJson.KindOf).Append("closed").Distinct().Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_is_done_to_a_value_it_is_judged_and_a_null_is_named(string kind)
    {
        var whole = JournalLines.Of(EveryKind.Records());
        Assert.Empty(JournalLines.Judge(whole).Damage);
        var ofKind = Enumerable.Range(0, whole.Count).Where(line => whole[line].StartsWith($"{{\"kind\":\"{kind}\"", StringComparison.Ordinal));
        foreach (var at in ofKind.Take(2))
        {
            foreach (var (what, field, line) in JsonSpoiling.Of(whole[at]))
            {
                List<string> spoilt = [.. whole[..at], line, .. whole[(at + 1)..]];
                var (seen, chained) = (Reported(spoilt), Reported(JournalLines.Closed([.. spoilt.SkipLast(1)])));
                Assert.True(line == whole[at] || seen.Damage.Count > 0, $"{what} {field} was not noticed");
                if (what == JsonSpoiling.Null && field is not ("kind" or "seq") && kind != "closed")
                {
                    Assert.Contains(chained.Damage, damage => damage.Line == at + 1 && damage.Message.Contains($"{field} is null", StringComparison.Ordinal));
                }
            }
        }
    }

    [Fact]
    public void A_record_that_a_run_writes_once_is_told_when_it_stands_there_twice()
    {
        var records = EveryKind.Records().Where(record => record is not (RunInterrupted or RunBrokenOff)).ToList();
        for (var at = 0; at < records.Count; at++)
        {
            var twice = records.Take(at + 1).Append(records[at]).Concat(records.Skip(at + 1)).Select((record, seq) => record with { Seq = seq });
            var damage = Reported(JournalLines.Of(twice)).Damage;
            Assert.Equal(records[at] is RunStarted or OperationInvoked or OperationEnded or JobFound or LeaseFound or ProposalFound or KeyFound or ContentFound or ArtifactFound or VerificationEnded or EscrowCounted or LedgerChecked or FaultInjecting or FaultInjected or FaultLifting or FaultLifted or CrowdCounted, damage.Count > 0);
            Assert.All(damage, found => Assert.Equal((JournalDamageKind.Repeated, at + 2), (found.Kind, found.Line)));
        }
    }

    [Fact]
    public void A_job_that_is_told_twice_is_judged_once()
    {
        var journal = DoctoredJournal.Healthy().WithJobs();
        var job = journal.Of<JobFound>().First();
        journal.Add(job.T / 1e6, job);
        journal.Result(CriterionNames.Fencing).Passed();
        journal.Result(CriterionNames.ChargedOnce).Passed();
    }

    [Theory]
    [InlineData("\"priceWei\":", "\"price\":", "missing required properties including: 'priceWei'")]
    [InlineData("\"terms\":{", "\"terms\":7,\"other\":{", "Path: $.terms")]
    [InlineData("\"state\":", "\"state\":\"Created\",\"state\":", "state")]
    public void A_field_that_is_not_as_it_has_to_be_is_named(string instead, string with, string told)
    {
        var lines = JournalLines.Of(EveryKind.Records());
        var at = lines.FindIndex(line => line.Contains("lease_found", StringComparison.Ordinal));
        lines[at] = lines[at].Replace(instead, with, StringComparison.Ordinal);
        Assert.Contains(told, JournalLines.Judge(lines).Damage[0].Message, StringComparison.Ordinal);
    }

    private static RunVerdict Reported(List<string> lines)
    {
        var verdict = JournalLines.Judge(lines);
        foreach (var report in Reports.All)
        {
            report.Write(verdict, new StringWriter(new StringBuilder()));
        }

        Assert.True(verdict.Damage.Count == 0 || verdict.Status != CriterionStatus.Passed);
        return verdict;
    }
}
