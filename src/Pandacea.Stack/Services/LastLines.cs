namespace Pandacea.Stack;

/// <summary>Keeps the last lines that a program wrote, for its obituary.</summary>
internal sealed class LastLines
{
    private const int Kept = 10;
    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();

    /// <summary>Reads to the end; each line goes to <paramref name="log"/> as well.</summary>
    public async Task ReadAsync(TextReader from, TextWriter? log, CancellationToken cancellationToken)
    {
        while (await from.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            log?.WriteLine(line);
            Add(line);
        }
    }

    /// <inheritdoc />
    public override string ToString()
    {
        lock (_gate)
        {
            return _lines.Count == 0 ? "It said nothing." : "It said: " + string.Join(Environment.NewLine + "  ", _lines);
        }
    }

    private void Add(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_gate)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
            }
        }
    }
}
