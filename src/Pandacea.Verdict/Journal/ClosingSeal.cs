using System.Text;

namespace Pandacea.Verdict.Journal;

/// <summary>The hash of the closing record covers that record too: the chain goes on over its line, in which the hash is left empty.</summary>
internal static class ClosingSeal
{
    /// <summary>Version of closing records that are covered; the hash of earlier ones covers the lines before it.</summary>
    private const int Covered = 2;

    public static JournalClosed Seal(JournalClosed open, HashChain chain)
    {
        open = open with { V = Covered, Sha256 = string.Empty };
        chain.Add(JournalJson.Line(open));
        return open with { Sha256 = chain.Hex };
    }

    /// <summary>Whether the hash is that of the lines before, and of this one to the byte. The hash is what stands last in it.</summary>
    public static bool Holds(JournalClosed closing, ReadOnlySpan<byte> line, HashChain chain)
    {
        if (closing.V >= Covered)
        {
            var end = Encoding.UTF8.GetBytes($"\"{closing.Sha256}\"}}");
            chain.Add(line.EndsWith(end) ? [.. line[..^end.Length], .. "\"\"}"u8] : line);
        }

        return closing.Sha256 == chain.Hex;
    }
}
