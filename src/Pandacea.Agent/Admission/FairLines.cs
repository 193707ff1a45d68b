namespace Pandacea.Agent.Admission;

/// <summary>One line per identity, served in turn; every operation takes constant time. Not thread-safe.</summary>
internal sealed class FairLines(int capacity)
{
    private readonly Dictionary<string, Line> _lines = [];
    private readonly LinkedList<Line> _turns = [];
    private readonly LinkedList<Line>?[] _byLength = new LinkedList<Line>?[capacity + 1];
    private int _longest;

    public int Count { get; private set; }

    public IEnumerable<Waiter> All => _lines.Values.SelectMany(line => line.Waiters);

    /// <summary>How many will be served before the next one of <paramref name="identity"/>.</summary>
    public int Ahead(string identity) =>
        _lines.TryGetValue(identity, out var line) ? Math.Min(Count, (line.Waiters.Count + 1) * _lines.Count) : _lines.Count;

    public void Add(Waiter waiter)
    {
        if (!_lines.TryGetValue(waiter.Call.Identity, out var line))
        {
            _lines[waiter.Call.Identity] = line = new(waiter.Call.Identity);
            _turns.AddLast(line.Turn);
        }

        waiter.Place = line.Waiters.AddLast(waiter);
        Count++;
        Resize(line, +1);
    }

    public Waiter? Next()
    {
        var line = _turns.First?.Value;
        if (line is null)
        {
            return null;
        }

        var waiter = line.Waiters.First!.Value;
        Remove(waiter);
        if (line.Waiters.Count > 0)
        {
            _turns.Remove(line.Turn);
            _turns.AddLast(line.Turn);
        }

        return waiter;
    }

    /// <summary>The last one of the longest line, if that line is longer than <paramref name="identity"/>'s would become.</summary>
    public Waiter? PushOutFor(string identity)
    {
        var own = _lines.TryGetValue(identity, out var line) ? line.Waiters.Count : 0;
        if (_longest <= own + 1)
        {
            return null;
        }

        var last = _byLength[_longest]!.First!.Value.Waiters.Last!.Value;
        Remove(last);
        return last;
    }

    /// <summary>False if it no longer waits.</summary>
    public bool Remove(Waiter waiter)
    {
        if (waiter.Place is not { List: { } waiters } place)
        {
            return false;
        }

        var line = _lines[waiter.Call.Identity];
        waiters.Remove(place);
        waiter.Place = null;
        Count--;
        Resize(line, -1);
        if (waiters.Count == 0)
        {
            _lines.Remove(line.Identity);
            _turns.Remove(line.Turn);
        }

        return true;
    }

    private void Resize(Line line, int by)
    {
        var length = line.Waiters.Count;
        if (length - by > 0)
        {
            _byLength[length - by]!.Remove(line.Rank);
        }

        if (length > 0)
        {
            (_byLength[length] ??= []).AddLast(line.Rank);
        }

        _longest = Math.Max(_longest, length);
        while (_longest > 0 && _byLength[_longest] is null or { Count: 0 })
        {
            _longest--;
        }
    }

    private sealed class Line
    {
        public Line(string identity)
        {
            Identity = identity;
            Turn = new(this);
            Rank = new(this);
        }

        public string Identity { get; }

        public LinkedList<Waiter> Waiters { get; } = [];

        public LinkedListNode<Line> Turn { get; }

        public LinkedListNode<Line> Rank { get; }
    }
}
