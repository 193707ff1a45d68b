using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Collecting;

/// <summary>The holds of all operations under way. Whoever keeps a block and whoever deletes one take turns here, so that neither misses the other.</summary>
internal sealed class Holds
{
    private readonly Lock _gate = new();
    private readonly HashSet<Hold> _active = [];
    private HashSet<ContentHash>? _touched;

    public Hold Begin()
    {
        var hold = new Hold(this);
        lock (_gate)
        {
            _active.Add(hold);
        }

        return hold;
    }

    /// <summary>A collection begins: whatever is kept from now on is remembered until it ends, even if its operation ends before.</summary>
    /// <returns>What is kept already.</returns>
    public IReadOnlyList<Cid> BeginCollection()
    {
        lock (_gate)
        {
            _touched = [];
            return [.. _active.SelectMany(hold => hold.Roots)];
        }
    }

    public void EndCollection()
    {
        lock (_gate)
        {
            _touched = null;
        }
    }

    /// <summary>Deletes a block that nobody kept since the collection began.</summary>
    /// <returns>False: somebody did.</returns>
    public bool TryDelete(ContentHash hash, Action<ContentHash> delete)
    {
        lock (_gate)
        {
            if (_touched!.Contains(hash))
            {
                return false;
            }

            delete(hash);
            return true;
        }
    }

    internal void Under(Action? change, ContentHash? touched = null)
    {
        lock (_gate)
        {
            change?.Invoke();
            if (touched is { } hash)
            {
                _touched?.Add(hash);
            }
        }
    }

    internal void End(Hold hold)
    {
        lock (_gate)
        {
            _active.Remove(hold);
        }
    }
}
