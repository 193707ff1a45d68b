using Pandacea.Drills.Definition.Yaml;

namespace Pandacea.Drills.Definition.Reading;

/// <summary>Collects problems, and remembers which parts of the resolved drill they spoil.</summary>
internal sealed class Findings(MapNode root)
{
    private readonly List<DrillProblem> _problems = [];
    private readonly HashSet<string> _spoilt = new(StringComparer.Ordinal);

    public IReadOnlyList<DrillProblem> Problems => _problems;

    /// <summary>Adds a problem at <paramref name="path"/> of the resolved drill, shown under the path and place where it was written.</summary>
    public void Add(string path, string message)
    {
        var (node, missing) = NodePath.Nearest(root, path);
        AddAt(node.Place, path, NodePath.Join(node.Path, missing), message);
    }

    public void AddAt(Place place, string path, string shown, string message)
    {
        Spoil(path);
        _problems.Add(new DrillProblem(place, shown, message));
    }

    /// <summary>Marks <paramref name="path"/> as unusable by rules; another problem already says why.</summary>
    public void Spoil(string path) => _spoilt.Add(path);

    /// <summary>Whether a problem was found at, above or below <paramref name="path"/>.</summary>
    public bool Spoilt(string path) => _spoilt.Any(spoilt => spoilt == path || Inside(spoilt, path) || Inside(path, spoilt));

    private static bool Inside(string inner, string outer) =>
        outer.Length == 0 || (inner.StartsWith(outer, StringComparison.Ordinal) && inner.Length > outer.Length && inner[outer.Length] is '.' or '[');
}
