using System.Text;

namespace Pandacea.Stack;

/// <summary>
/// A log file that neither ends the process that writes it nor fills the disk. On a full disk lines are lost; a file that has become long is set
/// aside, in the place of the one before it, and begun anew.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="limit">Bytes after which it is long.</param>
internal sealed class RotatingLog(string path, long limit = RotatingLog.Long) : TextWriter
{
    private const long Long = 64L << 20;

    private readonly Lock _gate = new();
    private StreamWriter? _file = Open(path);
    private bool _inLine;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            try
            {
                _file ??= Open(path);
                if (!_inLine && _file.BaseStream.Position >= limit)
                {
                    _file = Rotate(_file);
                }

                _inLine = value is not [.., '\n'];
                _file.Write(value);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // See the summary.
            }
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                _file?.Dispose();
            }
            catch (IOException)
            {
                // See the summary.
            }
        }

        base.Dispose(disposing);
    }

    // Renamed, not copied: a reader finds what it has not read yet where it would have been.
    private StreamWriter Rotate(StreamWriter file)
    {
        _file = null;
        file.Dispose();
        File.Move(path, LogReader.Earlier(path), overwrite: true);
        return Open(path);
    }

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
    }
}
