using System.Text.Json;

namespace Pandacea.Faults.Ledger;

/// <summary>Reading the file.</summary>
internal static class LedgerFile
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<UndoEntry> ReadOpen(string path)
    {
        var open = new List<UndoEntry>();
        if (!File.Exists(path))
        {
            return open;
        }

        foreach (var line in File.ReadLines(path).Select(Parse).OfType<LedgerLine>())
        {
            open.RemoveAll(entry => entry.FaultId == line.FaultId);
            if (line is { What: LedgerLine.Undo, Entry: { } entry })
            {
                open.Add(entry);
            }
        }

        open.Reverse();
        return open;
    }

    /// <summary>Whether the last write was cut off, so that the next line must not be glued to it.</summary>
    public static bool EndsTorn(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = File.OpenRead(path);
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    // A line that was cut off belongs to a fault that was never applied: the undo is flushed first.
    private static LedgerLine? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<LedgerLine>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
