using Pandacea.Drills.Definition.Values;
using Pandacea.Drills.Definition.Yaml;

namespace Pandacea.Drills.Definition.Reading;

/// <summary>Turns a resolved tree into a definition; where a part is wrong a default stands in and a finding is made.</summary>
internal static class DrillBinder
{
    public static DrillDefinition Bind(MapNode root, DrillFile file, Findings findings)
    {
        var reader = new MapReader(root, "", findings);
        reader.Skip("profiles");
        var definition = new DrillDefinition
        {
            Name = reader.Required("name", WordText.Name, ""),
            Purpose = reader.Required("purpose", WordText.Sentence, ""),
            Needs = ReadNeeds(reader, findings),
            Workload = ReadWorkload(reader),
            SteadyState = ReadSteadyState(reader),
            Sdk = SdkBinder.Bind(reader),
            JobLease = ReadJobLease(reader),
            Faults = FaultBinder.Bind(reader, findings),
            Observe = reader.Optional<TimeSpan?>("observe", text => Nullable(DurationText.Positive(text)), null),
            Criteria = CriteriaBinder.Bind(reader, findings),
            Profiles = file.Profiles,
            Source = file.Source,
            Sha256 = file.Sha256,
            File = file,
        };
        reader.Done("a drill");
        return definition;
    }

    private static List<string> ReadNeeds(MapReader reader, Findings findings)
    {
        var needs = new List<string>();
        var parse = WordText.OneOf(Dependencies.All, "a dependency");
        foreach (var (node, index) in reader.RequiredList("needs").Select((node, index) => (node, index)))
        {
            var parsed = node is TextNode text ? parse(text.Text) : Parsed<string>.Wrong($"must be a word, not {node.Kind}.");
            if (parsed.Error is { } error)
            {
                findings.Add($"needs[{index}]", error);
            }
            else if (needs.Contains(parsed.Value))
            {
                findings.Add($"needs[{index}]", $"'{parsed.Value}' is listed twice.");
            }
            else
            {
                needs.Add(parsed.Value);
            }
        }

        return needs;
    }

    private static WorkloadDefinition ReadWorkload(MapReader reader)
    {
        if (reader.Map("workload", required: true) is not { } workload)
        {
            return WorkloadDefinition.None;
        }

        var rates = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var kind in WorkloadKinds.All)
        {
            if (ReadRate(workload, kind.Name) is > 0 and var rate)
            {
                rates[kind.Name] = rate;
            }
        }

        var canary = ReadCanary(workload);
        workload.Done("workload");
        return new WorkloadDefinition(rates, canary);
    }

    private static double ReadRate(MapReader workload, string key)
    {
        var reader = workload.Map(key);
        var rate = reader?.Required("rate", NumberText.Rate, 0) ?? 0;
        reader?.Done($"workload.{key}");
        return rate;
    }

    private static CanaryDefinition? ReadCanary(MapReader workload)
    {
        if (workload.Map("canary") is not { } reader)
        {
            return null;
        }

        var canary = new CanaryDefinition(
            reader.Required("calls", NumberText.Count(1, 100), 1),
            reader.Optional<string?>("method", text => new(WordText.Method(text).Value, WordText.Method(text).Error), null));
        reader.Done("workload.canary");
        return canary;
    }

    private static TimeSpan? ReadJobLease(MapReader reader)
    {
        var jobs = reader.Map("jobs");
        var lease = jobs?.Required<TimeSpan?>("lease", text => Nullable(DurationText.Positive(text)), null);
        jobs?.Done("jobs");
        return lease;
    }

    private static SteadyStateDefinition ReadSteadyState(MapReader reader)
    {
        if (reader.Map("steadyState", required: true) is not { } steady)
        {
            return new SteadyStateDefinition(TimeSpan.Zero, 0, TimeSpan.Zero);
        }

        var definition = new SteadyStateDefinition(
            steady.Required("window", DurationText.Positive, TimeSpan.Zero),
            steady.Required("successRate", ComparisonText.AtLeastShare, 0),
            steady.Required("readP95", ComparisonText.BelowDuration, TimeSpan.Zero));
        steady.Done("steadyState");
        return definition;
    }

    private static Parsed<TimeSpan?> Nullable(Parsed<TimeSpan> parsed) => new(parsed.Value, parsed.Error);
}
