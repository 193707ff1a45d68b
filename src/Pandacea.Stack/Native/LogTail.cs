namespace Pandacea.Stack;

/// <summary>The end of a log, for messages.</summary>
/// <param name="path">The file.</param>
/// <param name="from">Where the part begins that counts: what stands before it is of earlier starts.</param>
internal sealed class LogTail(string path, long from)
{
    private const int Lines = 5;

    /// <summary>Begins at what is the end now.</summary>
    public static LogTail From(string path) => new(path, File.Exists(path) ? new FileInfo(path).Length : 0);

    /// <inheritdoc />
    public override string ToString()
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(from, SeekOrigin.Begin);
            using var reader = new StreamReader(file);
            var last = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(Lines).ToList();
            return last.Count == 0 ? "It said nothing." : "It said: " + string.Join(Environment.NewLine + "  ", last);
        }
        catch (IOException)
        {
            return "It said nothing.";
        }
    }
}
