using System.Security.Cryptography;
using Pandacea.Drills.Definition.Reading;
using Pandacea.Drills.Definition.Rules;
using Pandacea.Drills.Definition.Values;
using Pandacea.Drills.Definition.Yaml;

namespace Pandacea.Drills.Definition;

/// <summary>Reads and checks a drill file: the full drill and each of its profiles.</summary>
public static class DrillReader
{
    /// <summary>The definition in <paramref name="bytes"/>.</summary>
    /// <param name="bytes">Content of the file.</param>
    /// <param name="source">How a user would name the file.</param>
    /// <exception cref="InvalidDrillException">The file is not a valid drill; names every problem.</exception>
    public static DrillDefinition Read(ReadOnlySpan<byte> bytes, string source)
    {
        var problems = new List<DrillProblem>();
        if (Parse(bytes, source, problems) is not { } file)
        {
            throw new InvalidDrillException(source, problems);
        }

        var definition = Resolve(file, file.Tree, Profiles.Full, problems);
        foreach (var profile in file.Overlays.Keys)
        {
            var inProfile = new List<DrillProblem>();
            Resolve(file, file.Under(profile), profile, inProfile);
            var known = problems.Select(problem => (problem.Place, problem.Path)).ToHashSet();
            problems.AddRange(inProfile.Where(problem => !known.Contains((problem.Place, problem.Path))).Select(problem => Attribute(problem, profile)));
        }

        return problems.Count == 0 ? definition : throw new InvalidDrillException(source, problems);
    }

    internal static DrillDefinition Resolve(DrillFile file, MapNode tree, string profile, List<DrillProblem> problems)
    {
        var findings = new Findings(tree);
        var definition = DrillBinder.Bind(tree, file, findings);
        DrillRules.Check(definition, profile, findings);
        problems.AddRange(findings.Problems);
        return definition;
    }

    private static DrillFile? Parse(ReadOnlySpan<byte> bytes, string source, List<DrillProblem> problems)
    {
        if (DrillText.Decode(bytes, problems) is not { } text || YamlTreeReader.Read(text, problems) is not { } root)
        {
            return null;
        }

        if (root is not MapNode map)
        {
            problems.Add(new DrillProblem(root.Place, "", $"a drill is a map of keys, not {root.Kind}. Begin with 'name:'."));
            return null;
        }

        var overlays = ReadProfiles(map, problems);
        return new DrillFile(source, Convert.ToHexStringLower(SHA256.HashData(bytes)), map.Without("profiles"), overlays);
    }

    private static Dictionary<string, MapNode> ReadProfiles(MapNode root, List<DrillProblem> problems)
    {
        var overlays = new Dictionary<string, MapNode>(StringComparer.Ordinal);
        switch (root["profiles"])
        {
            case null or { IsNull: true }:
                return overlays;
            case MapNode profiles:
                foreach (var entry in profiles.Entries)
                {
                    ReadProfile(entry, overlays, problems);
                }

                return overlays;
            case { } other:
                problems.Add(new DrillProblem(other.Place, "profiles", $"must be a map of keys, not {other.Kind}."));
                return overlays;
        }
    }

    private static void ReadProfile(MapEntry entry, Dictionary<string, MapNode> overlays, List<DrillProblem> problems)
    {
        var path = $"profiles.{entry.Key}";
        if (entry.Key == Profiles.Full)
        {
            problems.Add(new DrillProblem(entry.Place, path, "'full' is the drill itself and cannot be changed by a profile."));
        }
        else if (WordText.Name(entry.Key).Error is { } error)
        {
            problems.Add(new DrillProblem(entry.Place, path, error));
        }
        else if (entry.Value is not MapNode overlay)
        {
            problems.Add(new DrillProblem(entry.Value.Place, path, $"must be a map of keys, not {entry.Value.Kind}."));
        }
        else
        {
            foreach (var fixedKey in overlay.Entries.Where(inner => inner.Key is "name" or "profiles"))
            {
                problems.Add(new DrillProblem(fixedKey.Place, $"{path}.{fixedKey.Key}", $"'{fixedKey.Key}' cannot be changed by a profile."));
            }

            overlays[entry.Key] = overlay.Without("name").Without("profiles");
        }
    }

    // What is right in the full drill and wrong in a profile must say so, unless its path already does.
    private static DrillProblem Attribute(DrillProblem problem, string profile) =>
        problem.Path.StartsWith("profiles.", StringComparison.Ordinal) ? problem : problem with { Message = $"in profile {profile}: {problem.Message}" };
}
