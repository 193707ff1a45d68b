using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Issues;

/// <summary>The last record once was not covered by the hash that it holds: its time, its version and fields of its own could be changed unseen.</summary>
public sealed class ClosingRecordTests
{
    [Theory]
    [InlineData("\"t\":50000000000,", "\"t\":999999999999999,")]
    [InlineData("\"v\":2,", "\"v\":1,")]
    [InlineData("\"v\":2,", "\"v\":3,")]
    [InlineData("\"records\":", "\"more\":1,\"records\":")]
    [InlineData("\"}", "\",\"more\":1}")]
    [InlineData("\"}", "\" }")]
    [InlineData("\"v\":2,", "\"v\": 2,")]
    public void A_change_of_the_closing_record_is_damage(string instead, string with)
    {
        var lines = JournalLines.Of(EveryKind.Records());
        Assert.Empty(JournalLines.Judge(lines).Damage);
        Assert.Contains(instead, lines[^1], StringComparison.Ordinal);
        lines[^1] = lines[^1].Replace(instead, with, StringComparison.Ordinal);
        Assert.Equal([JournalDamageKind.WrongHash], JournalLines.Judge(lines).Damage.Select(damage => damage.Kind));
    }

    [Fact]
    public async Task A_run_writes_it_so()
    {
        using var folder = new TemporaryFolder();
        var path = await DoctoredJournal.Healthy().WriteAsync(folder.Path);
        var read = new List<JournalRecord>();
        Assert.Empty(JournalReader.Read(path, read.Add).Damage);
        Assert.Equal(2, read[^1].V);
    }
}
