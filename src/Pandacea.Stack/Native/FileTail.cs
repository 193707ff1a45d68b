using System.Text;

namespace Pandacea.Stack;

/// <summary>Reads a file that somebody else goes on writing.</summary>
internal sealed class FileTail(string path, string prefix)
{
    private long _position;
    private string _unfinished = "";

    public void WriteLast(TextWriter output, int count)
    {
        foreach (var line in ReadLines().TakeLast(count))
        {
            output.WriteLine(prefix + line);
        }
    }

    public void WriteNew(TextWriter output) => ReadLines().ForEach(line => output.WriteLine(prefix + line));

    // What has no line end yet is kept for the next time.
    private List<string> ReadLines()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _position = file.Length < _position ? 0 : _position;
        file.Seek(_position, SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var lines = (_unfinished + reader.ReadToEnd()).Split('\n');
        _position = file.Position;
        _unfinished = lines[^1];
        return [.. lines[..^1]];
    }
}
