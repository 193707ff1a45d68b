namespace Pandacea.Drills.Definition.Yaml;

/// <summary>Lays one tree over another: nested maps merge, everything else replaces, null removes.</summary>
internal static class NodeMerge
{
    public static MapNode Over(MapNode below, MapNode above)
    {
        var merged = below;
        foreach (var entry in above.Entries)
        {
            merged = entry.Value switch
            {
                { IsNull: true } => merged.Without(entry.Key),
                MapNode over when merged[entry.Key] is MapNode under => merged.With(entry with { Value = Over(under, over) }),
                _ => merged.With(entry),
            };
        }

        return merged;
    }
}
