using Pandacea.Drills.Definition.Yaml;

namespace Pandacea.Drills.Definition;

/// <summary>Values of a tree by their paths, and what is different between two of them.</summary>
internal static class Leaves
{
    /// <summary>Every value at or below <paramref name="path"/>.</summary>
    public static Dictionary<string, string> At(MapNode root, string path)
    {
        var (node, missing) = NodePath.Nearest(root, path);
        return Of(missing.Length == 0 ? node : null, path);
    }

    /// <summary>Every value of <paramref name="node"/>, which stands at <paramref name="path"/>.</summary>
    public static Dictionary<string, string> Of(Node? node, string path = "")
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(node, path, leaves);
        return leaves;
    }

    /// <summary>Paths whose values are not the same, in the order of both trees.</summary>
    public static IEnumerable<Difference> Differences(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Keys.Union(after.Keys)
            .Select(path => new Difference(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(static difference => !difference.IsNone);

    private static void Collect(Node? node, string path, Dictionary<string, string> leaves)
    {
        switch (node)
        {
            case TextNode { IsNull: false } text:
                leaves[path] = text.Text;
                break;
            case MapNode map:
                map.Entries.ToList().ForEach(entry => Collect(entry.Value, NodePath.Join(path, $".{entry.Key}"), leaves));
                break;
            case ListNode list:
                list.Items.Select((item, index) => (item, index)).ToList().ForEach(pair => Collect(pair.item, $"{path}[{pair.index}]", leaves));
                break;
        }
    }
}
