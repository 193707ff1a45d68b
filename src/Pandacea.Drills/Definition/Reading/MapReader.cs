using Pandacea.Drills.Definition.Values;
using Pandacea.Drills.Definition.Yaml;

namespace Pandacea.Drills.Definition.Reading;

/// <summary>Reads a map key by key; what was asked for is what is known, everything else is a mistake.</summary>
internal sealed class MapReader(MapNode map, string path, Findings findings)
{
    private const int LongestValue = 500;
    private readonly List<string> _known = [];
    private readonly List<string> _missing = [];

    public bool Has(string key) => map[key] is { IsNull: false };

    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public T Required<T>(string key, Func<string, Parsed<T>> parse, T fallback)
    {
        if (Present(key) is { } node)
        {
            return Parse(key, node, parse, fallback);
        }

        _missing.Add(key);
        return fallback;
    }

    public T Optional<T>(string key, Func<string, Parsed<T>> parse, T fallback) =>
        Present(key) is { } node ? Parse(key, node, parse, fallback) : fallback;

    public MapReader? Map(string key, bool required = false)
    {
        switch (Present(key))
        {
            case MapNode inner:
                return new MapReader(inner, PathOf(key), findings);
            case { } other:
                Wrong(key, other, "a map of keys");
                return null;
            default:
                if (required)
                {
                    _missing.Add(key);
                }

                return null;
        }
    }

    /// <summary>The entries of a list that must be there and hold something; empty where it does not.</summary>
    public IReadOnlyList<Node> RequiredList(string key)
    {
        switch (Present(key))
        {
            case ListNode { Items.Count: > 0 } list:
                return list.Items;
            case ListNode:
                findings.Add(PathOf(key), "the list is empty; it needs at least one entry.");
                return [];
            case { } other:
                Wrong(key, other, "a list");
                return [];
            default:
                _missing.Add(key);
                return [];
        }
    }

    /// <summary>Declares <paramref name="keys"/> as known without reading them.</summary>
    public void Skip(params IEnumerable<string> keys) => _known.AddRange(keys);

    /// <summary>Reports every key that nobody asked for, and every key that is missing and was not merely misspelt.</summary>
    public void Done(string what)
    {
        foreach (var entry in map.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            findings.AddAt(entry.Place, PathOf(entry.Key), entry.Value.Path,
                $"'{entry.Key}' is not a key of {what}.{Suggestion.For(entry.Key, _known)} Known: {Suggestion.Known(_known)}.");
            if (Suggestion.Nearest(entry.Key, _missing) is { } meant)
            {
                findings.Spoil(PathOf(meant));
                _missing.Remove(meant);
            }
        }

        foreach (var key in _missing)
        {
            findings.AddAt(map.Place, PathOf(key), NodePath.Join(map.Path, $".{key}"), "is missing.");
        }
    }

    private T Parse<T>(string key, Node node, Func<string, Parsed<T>> parse, T fallback)
    {
        if (node is not TextNode text)
        {
            Wrong(key, node, "a value");
            return fallback;
        }

        if (text.Text.Length > LongestValue)
        {
            findings.Add(PathOf(key), $"is longer than {LongestValue} characters.");
            return fallback;
        }

        var parsed = parse(text.Text);
        if (parsed.Error is null)
        {
            return parsed.Value;
        }

        findings.Add(PathOf(key), parsed.Error);
        return fallback;
    }

    private Node? Present(string key)
    {
        _known.Add(key);
        return map[key] is { IsNull: false } node ? node : null;
    }

    private void Wrong(string key, Node node, string wanted) => findings.Add(PathOf(key), $"must be {wanted}, not {node.Kind}.");
}
