namespace Pandacea.Drills.Definition.Yaml;

/// <summary>A YAML node with where it was written and under which path.</summary>
internal abstract record Node(Place Place, string Path)
{
    public bool IsNull => this is TextNode { Quoted: false, Text: "" or "~" or "null" };

    public abstract string Kind { get; }
}

internal sealed record TextNode(Place Place, string Path, string Text, bool Quoted) : Node(Place, Path)
{
    public override string Kind => "a value";
}

internal sealed record ListNode(Place Place, string Path, IReadOnlyList<Node> Items) : Node(Place, Path)
{
    public override string Kind => "a list";
}

internal sealed record MapNode(Place Place, string Path, IReadOnlyList<MapEntry> Entries) : Node(Place, Path)
{
    public override string Kind => "a map";

    public Node? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    public MapNode Without(string key) => this with { Entries = [.. Entries.Where(entry => entry.Key != key)] };

    public MapNode With(MapEntry changed) => this[changed.Key] is null
        ? this with { Entries = [.. Entries, changed] }
        : this with { Entries = [.. Entries.Select(entry => entry.Key == changed.Key ? changed : entry)] };
}

internal sealed record MapEntry(string Key, Place Place, Node Value);
