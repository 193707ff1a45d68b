namespace Pandacea.Compute.Data;

/// <summary>The fields of one line of CSV at a time. Not thread safe.</summary>
internal sealed class CsvFields
{
    private readonly List<(int Start, int Length)> _fields = [];
    private char[] _text = [];
    private int _used;

    public int Count => _fields.Count;

    public ReadOnlySpan<char> At(int index) => _text.AsSpan(_fields[index].Start, _fields[index].Length);

    public List<string> All() => [.. Enumerable.Range(0, Count).Select(index => At(index).Trim().ToString())];

    public void Split(string line)
    {
        _fields.Clear();
        _used = 0;
        if (_text.Length < line.Length)
        {
            _text = new char[line.Length];
        }

        var (start, quoted) = (0, false);
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                // Two in a row inside quotes are one that is meant.
                case '"' when quoted && at + 1 < line.Length && line[at + 1] == '"':
                    _text[_used++] = line[at++];
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    _fields.Add((start, _used - start));
                    start = _used;
                    break;
                default:
                    _text[_used++] = line[at];
                    break;
            }
        }

        _fields.Add((start, _used - start));
    }
}
