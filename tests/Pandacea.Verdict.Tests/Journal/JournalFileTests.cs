using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Journal;

public sealed class JournalFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_written_is_read_and_judged_the_same()
    {
        var journal = DoctoredJournal.Healthy();
        var path = await journal.WriteAsync(_folder.Path);
        var read = new List<JournalRecord>();
        var state = JournalReader.Read(path, read.Add);
        Assert.Empty(state.Damage);
        Assert.Equal(journal.Records.Count + 1, state.Records);
        Assert.Equal(journal.Records.Select(JournalJson.Line), read.SkipLast(1).Select(JournalJson.Line));
        Assert.Equal(CriterionStatus.Passed, VerdictComputer.Compute(path).Status);
    }

    [Fact]
    public async Task A_journal_cut_by_a_kibibyte_is_inconclusive()
    {
        var path = await DoctoredJournal.Healthy().WriteAsync(_folder.Path);
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length - 1_024);
        }

        var verdict = VerdictComputer.Compute(path);
        Assert.Equal((CriterionStatus.Inconclusive, 3), (verdict.Status, verdict.ExitCode));
        Assert.Equal([JournalDamageKind.TornLine, JournalDamageKind.NotClosed], verdict.Damage.Select(damage => damage.Kind));
    }

    [Fact]
    public async Task Any_single_removed_line_is_never_passed()
    {
        var lines = await File.ReadAllLinesAsync(await DoctoredJournal.Healthy().WriteAsync(_folder.Path));
        Gen.Int[0, lines.Length - 1].Sample(
            at => VerdictComputer.Compute(Write(lines.Where((_, line) => line != at))).Status != CriterionStatus.Passed, iter: 60, threads: 1);
    }

    [Fact]
    public async Task Any_single_changed_byte_is_damage()
    {
        var bytes = await File.ReadAllBytesAsync(await DoctoredJournal.Healthy().WriteAsync(_folder.Path));
        Gen.Int[0, bytes.Length - 1].Sample(
            at =>
            {
                var changed = (byte[])bytes.Clone();
                changed[at] = changed[at] == (byte)'7' ? (byte)'8' : (byte)'7';
                return JournalReader.Read(new MemoryStream(changed), _ => { }).Damage.Count > 0;
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public async Task Two_swapped_lines_are_damage()
    {
        var lines = await Lines(5);
        (lines[2], lines[3]) = (lines[3], lines[2]);
        Assert.Equal([JournalDamageKind.SeqGap, JournalDamageKind.SeqGap, JournalDamageKind.SeqGap, JournalDamageKind.WrongHash], Kinds(lines));
    }

    [Fact]
    public async Task A_removed_line_shows_in_position_counts_and_hash()
    {
        var lines = await Lines(5);
        lines.RemoveAt(2);
        var damage = Read(lines).Damage;
        Assert.Equal([JournalDamageKind.SeqGap, JournalDamageKind.WrongCounts, JournalDamageKind.WrongHash], damage.Select(found => found.Kind));
        Assert.Equal("Line 3 has position 3, expected 2.", damage[0].Message);
        Assert.Equal("Line 5 counted 5 records, 4 are there: phase_started 4 of 5.", damage[1].Message);
    }

    [Fact]
    public async Task A_missing_closing_record_is_damage()
    {
        var lines = await Lines(3);
        lines.RemoveAt(3);
        Assert.Equal([JournalDamageKind.NotClosed], Kinds(lines));
    }

    [Fact]
    public async Task Records_behind_the_closing_record_are_damage()
    {
        var lines = await Lines(3);
        lines.Add(lines[0]);
        Assert.Equal([JournalDamageKind.AfterClosing], Kinds(lines));
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("{\"kind\":\"phase_started\",\"seq\":1}")]
    [InlineData("{\"seq\":1}")]
    [InlineData("[1]")]
    [InlineData("")]
    [InlineData("{\"kind\":\"phase_started\",\"seq\":\"one\"}")]
    public async Task A_line_that_is_no_record_is_damage(string line)
    {
        var lines = await Lines(3);
        lines[1] = line;
        Assert.Contains(JournalDamageKind.UnreadableLine, Kinds(lines));
    }

    [Fact]
    public void Unknown_kinds_are_counted_and_tolerated()
    {
        var line = "{\"kind\":\"tea_break\",\"seq\":0,\"t\":5,\"v\":9,\"cups\":2}";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([.. new byte[32], .. Encoding.UTF8.GetBytes(line)]));
        var closing = new JournalClosed { Seq = 1, T = 6, Records = 1, Counts = new Dictionary<string, long> { ["tea_break"] = 1 }, Sha256 = hash };
        var state = Read([line, Encoding.UTF8.GetString(JournalJson.Line(closing))]);
        Assert.Empty(state.Damage);
        Assert.Equal(1, state.UnknownKinds["tea_break"]);
    }

    [Fact]
    public void An_empty_journal_is_not_closed() =>
        Assert.Equal([JournalDamageKind.NotClosed], JournalReader.Read(new MemoryStream(), _ => { }).Damage.Select(damage => damage.Kind));

    [Fact]
    public void A_journal_that_is_not_there_names_the_remedy()
    {
        var fault = Assert.Throws<JournalException>(() => VerdictComputer.Compute(System.IO.Path.Combine(_folder.Path, "none")));
        Assert.Contains("Name the folder of a run", fault.Message, StringComparison.Ordinal);
    }

    private static JournalState Read(IEnumerable<string> lines) =>
        JournalReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")), _ => { });

    private static IEnumerable<JournalDamageKind> Kinds(IEnumerable<string> lines) => Read(lines).Damage.Select(damage => damage.Kind);

    private async Task<List<string>> Lines(int records)
    {
        var path = System.IO.Path.Combine(_folder.Path, "short.ndjson");
        await using (var writer = JournalWriter.Create(path, new FakeTimeProvider()))
        {
            for (var at = 0; at < records; at++)
            {
                writer.Append(new PhaseStarted { Phase = $"phase {at}" });
            }
        }

        return [.. await File.ReadAllLinesAsync(path)];
    }

    private string Write(IEnumerable<string> lines)
    {
        var path = System.IO.Path.Combine(_folder.Path, "changed.ndjson");
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }
}
