using System.Globalization;
using System.Text.RegularExpressions;

namespace Pandacea.Drills.Definition.Yaml;

/// <summary>A path such as <c>faults[2].for</c>: keys and indices.</summary>
internal static partial class NodePath
{
    /// <summary>The steps of a path (a string or an int each), or null where it is malformed.</summary>
    public static IReadOnlyList<object>? Parse(string path)
    {
        if (!Whole().IsMatch(path))
        {
            return null;
        }

        return [.. Step().Matches(path).Select(step => step.Groups["index"].Success
            ? (object)int.Parse(step.Groups["index"].Value, CultureInfo.InvariantCulture)
            : step.Groups["key"].Value)];
    }

    /// <summary>The node at <paramref name="path"/>, or its nearest ancestor together with the part of the path that is not there.</summary>
    public static (Node Node, string Missing) Nearest(Node root, string path)
    {
        var node = root;
        var steps = Parse(path) ?? [];
        for (var i = 0; i < steps.Count; i++)
        {
            if (Child(node, steps[i]) is not { } child)
            {
                return (node, string.Concat(steps.Skip(i).Select(Text)));
            }

            node = child;
        }

        return (node, "");
    }

    public static string Join(string parent, string rest) => (parent + rest).TrimStart('.');

    private static Node? Child(Node node, object step) => (node, step) switch
    {
        (MapNode map, string key) => map[key],
        (ListNode list, int index) when index < list.Items.Count => list.Items[index],
        _ => null,
    };

    private static string Text(object step) =>
        step is int index ? string.Create(CultureInfo.InvariantCulture, $"[{index}]") : $".{step}";

    [GeneratedRegex(@"^[A-Za-z]\w*(\[\d{1,4}\])*(\.[A-Za-z]\w*(\[\d{1,4}\])*)*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\[(?<index>\d+)\]|(?<key>\w+)")]
    private static partial Regex Step();
}
