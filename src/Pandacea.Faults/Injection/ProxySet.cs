using System.Collections.Concurrent;

namespace Pandacea.Faults.Injection;

/// <summary>The proxies of a host, by name.</summary>
internal sealed class ProxySet(Func<ProxySpec, ProxyNode> create) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ProxyNode> _nodes = new(StringComparer.Ordinal);

    public IEnumerable<ProxyNode> All => _nodes.Values.OrderBy(node => node.Spec.Name, StringComparer.Ordinal);

    public ProxyNode? Find(string name) => _nodes.GetValueOrDefault(name);

    /// <summary>Adds a proxy that listens, unless it is to begin refusing.</summary>
    /// <exception cref="PortTakenException">Its port is held by something else.</exception>
    public ProxyNode Add(ProxySpec spec)
    {
        var node = create(spec);
        _nodes[spec.Name] = node;
        node.Bytes.Open();
        return node;
    }

    public ValueTask RemoveAsync(string name) => _nodes.TryRemove(name, out var node) ? node.DisposeAsync() : default;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Values)
        {
            await node.DisposeAsync().ConfigureAwait(false);
        }
    }
}
