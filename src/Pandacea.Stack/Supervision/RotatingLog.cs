using System.Text;

namespace Pandacea.Stack;

/// <summary>A log file whose full disk does not end the process that writes it: lines are lost instead.</summary>
internal sealed class LenientWriter(string path) : TextWriter
{
    private readonly StreamWriter _file = Open(path);
    private readonly Lock _gate = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            try
            {
                _file.Write(value);
            }
            catch (IOException)
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
                _file.Dispose();
            }
            catch (IOException)
            {
                // See the summary.
            }
        }

        base.Dispose(disposing);
    }

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
    }
}
