using System.Globalization;
using System.Text.RegularExpressions;

namespace Pandacea.Drills.Definition.Yaml;

/// <summary>One <c>--set key=value</c>.</summary>
internal sealed partial record Override(string Option, string Path, IReadOnlyList<object> Steps, Node Value)
{
    private static readonly string[] Fixed = ["name", "profiles"];

    /// <summary>Reads the text after <c>--set</c>; null where <paramref name="problems"/> says what is wrong with it.</summary>
    public static Override? Parse(string text, List<DrillProblem> problems)
    {
        var option = $"--set {text}";
        var place = Place.Of(option);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? text : text[..equals].Trim();
        if (equals < 1 || NodePath.Parse(path) is not { } steps)
        {
            var hint = equals > 0 && DottedIndex().IsMatch(path)
                ? $"names an entry of a list in a way that is not known. Write {DottedIndex().Replace(path, "[$1]")}."
                : "is not of the form key=value. Write for example --set criteria.recovery.within=10s.";
            problems.Add(new DrillProblem(place, "", hint));
            return null;
        }

        if (Fixed.Contains(steps[0]))
        {
            problems.Add(new DrillProblem(place, path, $"'{steps[0]}' cannot be overridden."));
            return null;
        }

        return new Override(option, path, steps, ReadValue(text[(equals + 1)..].Trim(), path, place));
    }

    /// <summary>The tree with this value in its place; null where <paramref name="problems"/> says why it has none.</summary>
    public MapNode? Apply(MapNode root, List<DrillProblem> problems) => (MapNode?)Put(root, 0, problems);

    // Flow lists and maps are read as YAML; everything else is plain text, for '>= 99%' would begin a folded block.
    private static Node ReadValue(string text, string path, Place place)
    {
        var inner = new List<DrillProblem>();
        var read = text.StartsWith('{') || text.StartsWith('[') ? YamlTreeReader.Read(text, inner) : null;
        return read is null || inner.Count > 0 ? new TextNode(place, path, text, Quoted: false) : Relocate(read, path, place);
    }

    private static Node Relocate(Node node, string path, Place place) => node switch
    {
        MapNode map => new MapNode(place, path, [.. map.Entries.Select(entry =>
            new MapEntry(entry.Key, place, Relocate(entry.Value, $"{path}.{entry.Key}", place)))]),
        ListNode list => new ListNode(place, path, [.. list.Items.Select((item, index) =>
            Relocate(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), place))]),
        TextNode text => text with { Place = place, Path = path },
        _ => node,
    };

    private Node? Put(Node node, int depth, List<DrillProblem> problems)
    {
        if (depth == Steps.Count)
        {
            return Value;
        }

        switch (node, Steps[depth])
        {
            case (MapNode map, string key):
                var inner = map[key] ?? new MapNode(Place.Of(Option), NodePath.Join(map.Path, $".{key}"), []);
                return Put(inner, depth + 1, problems) is not { } value ? null
                    : value.IsNull ? map.Without(key)
                    : map.With(new MapEntry(key, value.Place.Option is null ? map.Place : value.Place, value));

            case (ListNode list, int index) when index < list.Items.Count:
                return Put(list.Items[index], depth + 1, problems) is not { } item ? null
                    : list with { Items = [.. list.Items.Select((old, i) => i == index ? item : old)] };

            default:
                problems.Add(new DrillProblem(Place.Of(Option), Path, Misfit(node, Steps[depth])));
                return null;
        }
    }

    [GeneratedRegex(@"\.(\d+)(?=\.|$)")]
    private static partial Regex DottedIndex();

    private static string Misfit(Node node, object step) => (node, step) switch
    {
        (ListNode { Items.Count: 0 }, int) => $"{node.Path} is empty.",
        (ListNode list, int) => string.Create(CultureInfo.InvariantCulture, $"{node.Path} has no entry [{step}]. Known: [0] to [{list.Items.Count - 1}]."),
        (ListNode, _) => $"{node.Path} is a list; name an entry, as in {node.Path}[0].",
        _ => $"{node.Path} is {node.Kind} and has no '{step}' inside.",
    };
}
