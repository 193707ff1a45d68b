using System.Text;

namespace Pandacea.Stack;

/// <summary>Reads a log line by line while it is written, over the instants at which it is begun anew. No line is missed unless a whole file is written between two looks.</summary>
public sealed class LogReader
{
    private const int Block = 1 << 16;

    private readonly string _path;

    // Behind the last whole line that was read.
    private long _position;

    private LogReader(string path, long position) => (_path, _position) = (path, position);

    /// <summary>Begins with the first line of the file.</summary>
    public static LogReader FromStart(string path) => new(path, 0);

    /// <summary>Leaves out what the file holds now.</summary>
    public static LogReader FromEnd(string path) => new(path, Length(path));

    /// <summary>Where a log goes when it is begun anew.</summary>
    internal static string Earlier(string path) => path + ".1";

    /// <summary>The last lines that were not read yet; what is missing to <paramref name="count"/> is taken from the file before.</summary>
    public IReadOnlyList<string> Last(int count)
    {
        var last = Last(this, _path, count);
        return last.Count == count ? [.. last] : [.. Last(FromStart(_path), Earlier(_path), count - last.Count), .. last];
    }

    /// <summary>All lines that were not read yet.</summary>
    public IReadOnlyList<string> New()
    {
        var lines = new List<string>();
        if (Length(_path) < _position)
        {
            lines.AddRange(Read(Earlier(_path)));
            _position = 0;
        }

        lines.AddRange(Read(_path));
        return lines;
    }

    private static Queue<string> Last(LogReader reader, string file, int count)
    {
        var last = new Queue<string>();
        foreach (var line in reader.Read(file))
        {
            last.Enqueue(line);
            if (last.Count > count)
            {
                last.Dequeue();
            }
        }

        return last;
    }

    private IEnumerable<string> Read(string file)
    {
        using var stream = Open(file);
        stream?.Seek(_position, SeekOrigin.Begin);
        var (buffer, held) = (new byte[Block], 0);
        while (stream?.Read(buffer, held, buffer.Length - held) is > 0 and var count)
        {
            held += count;
            var whole = Array.LastIndexOf(buffer, (byte)'\n', held - 1) + 1;
            _position += whole;
            foreach (var line in Lines(buffer, whole))
            {
                yield return line;
            }

            held -= whole;
            Array.Copy(buffer, whole, buffer, 0, held);
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * held);
            }
        }
    }

    private static string[] Lines(byte[] buffer, int whole) => Encoding.UTF8.GetString(buffer, 0, whole).Split('\n')[..^1];

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static FileStream? Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
