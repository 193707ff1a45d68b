using Pandacea.Drills.Definition.Yaml;

namespace Pandacea.Drills.Definition;

/// <summary>A drill file that is YAML: its tree, not yet checked.</summary>
internal sealed record DrillFile(string Source, string Sha256, MapNode Tree, IReadOnlyDictionary<string, MapNode> Overlays)
{
    public IReadOnlyList<string> Profiles => [Definition.Profiles.Full, .. Overlays.Keys];

    /// <summary>The tree with a profile laid over it.</summary>
    public MapNode Under(string profile) =>
        Overlays.TryGetValue(profile, out var overlay) ? NodeMerge.Over(Tree, overlay) : Tree;
}
