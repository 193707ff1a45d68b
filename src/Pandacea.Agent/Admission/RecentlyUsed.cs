namespace Pandacea.Agent.Admission;

/// <summary>A map of bounded size: the entry longest unused makes room. Thread-safe.</summary>
internal sealed class RecentlyUsed<T>(int capacity, Func<string, T> create)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, T Value)>> _entries = [];
    private readonly LinkedList<(string Key, T Value)> _order = [];

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    public T? Find(string key)
    {
        lock (_gate)
        {
            return _entries.TryGetValue(key, out var node) ? node.Value.Value : default;
        }
    }

    public T Get(string key)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var node))
            {
                _order.Remove(node);
                _order.AddLast(node);
                return node.Value.Value;
            }

            if (_entries.Count >= capacity)
            {
                _entries.Remove(_order.First!.Value.Key);
                _order.RemoveFirst();
            }

            var value = create(key);
            _entries[key] = _order.AddLast((key, value));
            return value;
        }
    }
}
