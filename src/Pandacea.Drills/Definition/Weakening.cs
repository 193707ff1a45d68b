using Pandacea.Drills.Definition.Yaml;

namespace Pandacea.Drills.Definition;

/// <summary>Names what makes a pass of a run weaker than the full drill.</summary>
internal static class Weakening
{
    private static readonly string[] Thresholds = ["criteria", "steadyState"];

    public static IReadOnlyList<string> List(MapNode full, MapNode profiled, MapNode final, string profile, IReadOnlyList<Override> overrides)
    {
        var weakened = new List<string>();
        if (profile != Profiles.Full)
        {
            weakened.Add($"profile {profile}");
            foreach (var key in Thresholds)
            {
                weakened.AddRange(Differences(Leaves(full[key], key), Leaves(profiled[key], key)));
            }
        }

        foreach (var path in overrides.Select(change => change.Path).Distinct(StringComparer.Ordinal))
        {
            weakened.AddRange(Differences(At(profiled, path), At(final, path)).Select(difference => $"--set {difference}"));
        }

        return weakened;
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> before, Dictionary<string, string> after) =>
        before.Keys.Union(after.Keys)
            .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
            .Select(path => (before.GetValueOrDefault(path), after.GetValueOrDefault(path)) switch
            {
                ({ } was, null) => $"{path} removed (was {was})",
                (null, { } now) => $"{path} {now} (was not set)",
                var (was, now) => $"{path} {was} -> {now}",
            });

    private static Dictionary<string, string> At(MapNode root, string path)
    {
        var (node, missing) = NodePath.Nearest(root, path);
        return Leaves(missing.Length == 0 ? node : null, path);
    }

    private static Dictionary<string, string> Leaves(Node? node, string path)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(node, path, leaves);
        return leaves;
    }

    private static void Collect(Node? node, string path, Dictionary<string, string> leaves)
    {
        switch (node)
        {
            case TextNode { IsNull: false } text:
                leaves[path] = text.Text;
                break;
            case MapNode map:
                map.Entries.ToList().ForEach(entry => Collect(entry.Value, $"{path}.{entry.Key}", leaves));
                break;
            case ListNode list:
                list.Items.Select((item, index) => (item, index)).ToList().ForEach(pair => Collect(pair.item, $"{path}[{pair.index}]", leaves));
                break;
        }
    }
}
