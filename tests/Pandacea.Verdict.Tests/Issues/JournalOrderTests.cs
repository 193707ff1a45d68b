using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>Journals whose hash fitted and whose records could not have been written so were once judged as if they had been.</summary>
public sealed class JournalOrderTests
{
    [Fact]
    public void What_ends_without_a_beginning_or_before_it_is_damage()
    {
        Damage(records => [.. records.Where(record => record is not FaultInjecting { Window: 1 })], "is the fault_injected of 1, which had not begun.");
        Damage(records => [.. records.Where(record => record is not FaultLifting { Window: 1 })], "is the fault_lifted of 1, which had not begun.");
        Damage(records => [.. records.Where(record => record is not OperationInvoked { Op: 1 })], "is the op_ended of 1, which had not begun.");
    }

    [Fact]
    public void An_instant_before_the_last_one_is_damage()
    {
        Damage(records => Set<FaultInjected>(records, 0, -2_000), "is of an earlier instant (");
        Damage(records => Set<RunStarted>(records, 0, -1), "is of an earlier instant (-");
    }

    [Fact]
    public void A_service_may_tell_later_what_it_did_before() =>
        Damage(records => Set<RetrySeen>(records, 0, -2_000));

    [Fact]
    public void A_run_or_an_operation_that_is_there_twice_does_not_pass()
    {
        foreach (var twice in (Func<JournalRecord, bool>[])[record => record is RunStarted, record => record is OperationEnded { Op: 1 }])
        {
            var records = DoctoredJournal.Healthy().Records.SelectMany(record => twice(record) ? [record, record] : new[] { record });
            Assert.Equal(CriterionStatus.Inconclusive, JournalLines.Judge(JournalLines.Of(Numbered(records))).Status);
        }
    }

    private static List<JournalRecord> Set<T>(IReadOnlyList<JournalRecord> records, int at, double byMs)
        where T : JournalRecord
    {
        var changed = records.OfType<T>().ElementAt(at);
        return [.. records.Select(record => record == changed ? record with { T = record.T + DoctoredJournal.Ns(byMs) } : record)];
    }

    private static void Damage(Func<IReadOnlyList<JournalRecord>, IReadOnlyList<JournalRecord>> change, params string[] told)
    {
        var records = EveryKind.Records();
        Assert.Empty(JournalLines.Judge(JournalLines.Of(records)).Damage);
        var damage = JournalLines.Judge(JournalLines.Of(Numbered(change(records)))).Damage;
        Assert.All(damage, found => Assert.Equal(JournalDamageKind.OutOfOrder, found.Kind));
        Assert.Equal(told.Length, damage.Count);
        Assert.All(told, text => Assert.Contains(text, damage[0].Message, StringComparison.Ordinal));
    }

    private static IEnumerable<JournalRecord> Numbered(IEnumerable<JournalRecord> records) => records.Select((record, seq) => record with { Seq = seq });
}
