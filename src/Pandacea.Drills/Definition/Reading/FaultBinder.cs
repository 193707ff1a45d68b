using Pandacea.Drills.Definition.Values;
using Pandacea.Drills.Definition.Yaml;
using Pandacea.Faults.Catalog;

namespace Pandacea.Drills.Definition.Reading;

internal static class FaultBinder
{
    private const int UsualMinHits = 5;
    private const int MostTimes = 1000;
    private static readonly Func<string, Parsed<string>> On = WordText.OneOf(Dependencies.All, "a dependency");
    private static readonly Func<string, Parsed<string>> Type = WordText.OneOf([.. FaultCatalog.All.Select(fault => fault.Name)], "a fault");

    public static IReadOnlyList<FaultDefinition> Bind(MapReader drill, Findings findings)
    {
        var faults = new List<FaultDefinition>();
        foreach (var (node, index) in drill.RequiredList("faults").Select((node, index) => (node, index)))
        {
            if (node is MapNode map)
            {
                faults.Add(BindOne(new MapReader(map, $"faults[{index}]", findings)));
            }
            else
            {
                findings.Add($"faults[{index}]", $"must be a map of keys, not {node.Kind}.");
            }
        }

        return faults;
    }

    private static FaultDefinition BindOne(MapReader reader)
    {
        var on = reader.Required("on", On, "");
        var type = reader.Required("type", Type, "");
        var description = FaultCatalog.Find(type);
        var fault = new FaultDefinition
        {
            On = on,
            Type = type,
            For = reader.Required("for", DurationText.Positive, TimeSpan.Zero),
            After = reader.Optional("after", DurationText.ZeroOrMore, TimeSpan.Zero),
            Overlap = reader.Optional("overlap", DurationText.Positive, TimeSpan.Zero),
            Times = reader.Optional("times", NumberText.Count(1, MostTimes), 1),
            Percent = reader.Optional("percent", NumberText.Percent, 100),
            Method = reader.Optional<string?>("method", text => new(WordText.Method(text).Value, WordText.Method(text).Error), null),
            Canary = reader.Optional("canary", WordText.Flag, false),
            MinHits = reader.Optional("minHits", NumberText.Count(1, 100_000), UsualMinHits),
            RefusesConnections = description?.RefusesConnections ?? false,
            Attributes = description is null ? SkipAll(reader) : FaultAttributes.Read(reader, description),
        };
        reader.Done(description is null ? "a fault" : $"the fault {type}");
        return fault;
    }

    // Without a known type nobody can tell which attributes are right: one mistake, one message.
    private static Dictionary<string, string> SkipAll(MapReader reader)
    {
        reader.Skip(FaultCatalog.All.SelectMany(fault => fault.Attributes).Select(attribute => attribute.Name));
        return [];
    }
}
