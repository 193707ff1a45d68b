using Pandacea.Faults.Injection;

namespace Pandacea.Faults.Control.Toxics;

/// <summary>Toxics and disabled proxies: what Toxiproxy's API did, beside the faults by lease.</summary>
/// <param name="proxies">The proxies.</param>
/// <param name="tell">Told of every change: proxy, and what was done.</param>
internal sealed class ToxicBook(ProxySet proxies, Action<string, string> tell)
{
    private readonly Lock _gate = new();
    private readonly List<Toxic> _toxics = [];
    private readonly HashSet<string> _disabled = [];

    public IReadOnlyList<Toxic> On(string proxy)
    {
        lock (_gate)
        {
            return [.. _toxics.Where(toxic => toxic.Proxy == proxy).OrderBy(toxic => toxic.Stream.ToLowerInvariant() == "upstream" ? 0 : 1)];
        }
    }

    public Toxic? Find(string proxy, string name) => On(proxy).FirstOrDefault(toxic => toxic.Name == name);

    public bool IsEnabled(string proxy)
    {
        lock (_gate)
        {
            return !_disabled.Contains(proxy);
        }
    }

    /// <summary>Adds a toxic; false if the proxy has one of that name.</summary>
    public bool TryAdd(Toxic toxic, ProxyNode node)
    {
        lock (_gate)
        {
            if (_toxics.Exists(each => each.Proxy == toxic.Proxy && each.Name == toxic.Name))
            {
                return false;
            }

            _toxics.Add(toxic);
        }

        node.Bytes.Apply(toxic.Applied);
        tell(toxic.Proxy, $"toxic {toxic.Name} ({toxic.Type}) set");
        return true;
    }

    public void Remove(Toxic toxic)
    {
        lock (_gate)
        {
            _toxics.Remove(toxic);
        }

        proxies.Find(toxic.Proxy)?.Bytes.Remove(toxic.Applied);
        tell(toxic.Proxy, $"toxic {toxic.Name} ({toxic.Type}) removed");
    }

    /// <exception cref="PortTakenException">Something else listens on the port of a proxy that was disabled; it stays so.</exception>
    public void Enable(ProxyNode node, bool enabled)
    {
        lock (_gate)
        {
            if (enabled != _disabled.Contains(node.Spec.Name))
            {
                return;
            }

            if (enabled)
            {
                node.Bytes.Accept(this);
                _disabled.Remove(node.Spec.Name);
            }
            else
            {
                _disabled.Add(node.Spec.Name);
                node.Bytes.Refuse(this);
            }
        }

        tell(node.Spec.Name, enabled ? "proxy enabled" : "proxy disabled");
    }

    /// <summary>Forgets a proxy that is going away.</summary>
    public void Forget(string proxy)
    {
        lock (_gate)
        {
            _toxics.RemoveAll(toxic => toxic.Proxy == proxy);
            _disabled.Remove(proxy);
        }

        tell(proxy, "proxy removed");
    }

    /// <summary>Enables every proxy and removes every toxic; faults by lease stay.</summary>
    public void Reset()
    {
        foreach (var node in proxies.All)
        {
            Enable(node, enabled: true);
            foreach (var toxic in On(node.Spec.Name))
            {
                Remove(toxic);
            }
        }
    }

    public IEnumerable<ActiveFault> Describe()
    {
        lock (_gate)
        {
            return
            [
                .. _toxics.Select(toxic => new ActiveFault("toxic", toxic.Name, null, toxic.Proxy, toxic.Type, null, null, "injected")),
                .. _disabled.Select(proxy => new ActiveFault("disabled", proxy, null, proxy, "down", null, null, "injected")),
            ];
        }
    }
}
