using Pandacea.Drills.Definition.Yaml;

namespace Pandacea.Drills.Definition;

/// <summary>Names what makes a pass of a run weaker than the full drill, and what is merely different.</summary>
/// <param name="Weakened">What makes it weaker.</param>
/// <param name="Changed">What does not.</param>
internal sealed record Weakening(IReadOnlyList<string> Weakened, IReadOnlyList<string> Changed)
{
    private const int MostNamed = 12;
    private static readonly string[] Thresholds = ["criteria", "steadyState"];

    public static Weakening Of(DrillDefinition drill, MapNode profiled, MapNode final, string profile, IReadOnlyList<Override> overrides)
    {
        var (weakened, changed) = (new List<string>(), new List<string>());
        AddFile(drill, profile, profiled, weakened, changed);
        if (profile != Profiles.Full)
        {
            weakened.Add($"profile {profile}");
            foreach (var key in Thresholds)
            {
                Add(Leaves.Differences(Leaves.Of(drill.File.Tree[key], key), Leaves.Of(profiled[key], key)), "");
            }
        }

        foreach (var path in overrides.Select(change => change.Path).Distinct(StringComparer.Ordinal))
        {
            Add(Leaves.Differences(Leaves.At(profiled, path), Leaves.At(final, path)), "--set ");
        }

        return new Weakening(weakened, changed);

        void Add(IEnumerable<Difference> differences, string prefix)
        {
            foreach (var difference in differences)
            {
                (difference.Loosens ? weakened : changed).Add(prefix + difference);
            }
        }
    }

    /// <summary>A file that bears the name of a drill that ships, and is another one, must not pass for it.</summary>
    private static void AddFile(DrillDefinition drill, string profile, MapNode profiled, List<string> weakened, List<string> changed)
    {
        if (drill.Shipped?.Under(profile) is not { } shipped
            || Leaves.Differences(Leaves.Of(shipped), Leaves.Of(profiled)).Where(static difference => difference.Path != "purpose").ToList() is not { Count: > 0 } differences)
        {
            return;
        }

        var looser = differences.Where(static difference => difference.Loosens).ToList();
        weakened.Add($"{drill.Source} is not the {drill.Name} that ships with pandacea");
        weakened.AddRange(looser.Take(MostNamed).Select(difference => $"{drill.Source}: {difference}"));
        if (looser.Count > MostNamed)
        {
            weakened.Add($"{drill.Source}: and {looser.Count - MostNamed} more");
        }

        changed.AddRange(differences.Except(looser).Take(MostNamed).Select(difference => $"{drill.Source}: {difference}"));
    }
}
