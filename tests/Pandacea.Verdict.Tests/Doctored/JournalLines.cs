using System.Text;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>A journal as lines of text, which can be changed as somebody with an editor would.</summary>
internal static class JournalLines
{
    public static List<string> Of(IEnumerable<JournalRecord> records) => Closed([.. records.Select(record => Encoding.UTF8.GetString(JournalJson.Line(record)))]);

    /// <summary>The lines and a closing record that fits them, whatever they are.</summary>
    public static List<string> Closed(List<string> lines)
    {
        using var chain = new HashChain();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            chain.Add(Encoding.UTF8.GetBytes(line));
            var kind = line.Split('"')[3];
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        var closing = ClosingSeal.Seal(new() { Seq = lines.Count, T = DoctoredJournal.Ns(50_000), Records = lines.Count, Counts = counts, Sha256 = string.Empty }, chain);
        return [.. lines, Encoding.UTF8.GetString(JournalJson.Line(closing))];
    }

    public static RunVerdict Judge(IEnumerable<string> lines)
    {
        var computation = new VerdictComputation();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return computation.Conclude(JournalReader.Read(stream, computation.See).Damage);
    }
}
