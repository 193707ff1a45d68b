using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Definition.Yaml;
using Pandacea.Faults.Catalog;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>The published schema and the validator agree on structure.</summary>
public sealed class DrillSchemaTests
{
    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Sample.Root, "docs", "schemas", "drill.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(SchemaText).GetAwaiter().GetResult();

    public static TheoryData<string> Drills => [.. Directory.GetFiles(Path.Combine(Sample.Root, "drills"), "*.yaml").Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Drills))]
    public void Accepts_every_drill_that_ships(string file) =>
        Assert.Empty(Errors(File.ReadAllText(Path.Combine(Sample.Root, "drills", file))));

    [Fact]
    public void Accepts_the_sample() => Assert.Empty(Errors(Sample.Text));

    [Theory]
    [InlineData("misspelt-fault")]
    [InlineData("unknown-keys")]
    [InlineData("durations")]
    [InlineData("rates")]
    [InlineData("comparisons")]
    [InlineData("counts-and-percents")]
    [InlineData("names")]
    [InlineData("missing-everything")]
    [InlineData("wrong-shapes")]
    [InlineData("attributes")]
    [InlineData("nothing-asked")]
    [InlineData("matching")]
    [InlineData("bad-profile")]
    public void Rejects_what_the_validator_rejects(string bad) =>
        Assert.NotEmpty(Errors(File.ReadAllText(Path.Combine(Sample.Folder(), "Bad", bad + ".yaml"))));

    [Theory]
    [InlineData("for: 4s", "for: 4")]
    [InlineData("for: 4s", "for: 0s")]
    [InlineData("for: 4s", "for: -4s")]
    [InlineData("rate: 10/s", "rate: 10")]
    [InlineData("\">= 99%\"", "\"> 99%\"")]
    [InlineData("percent: 60", "percent: 0")]
    [InlineData("percent: 60", "percent: 101")]
    [InlineData("type: timeout", "type: timeuot")]
    [InlineData("type: timeout", "type: timeout, jitter: 1s")]
    [InlineData("type: timeout", "type: latency")]
    [InlineData("status: 429, ", "")]
    [InlineData("maxRetries: 5", "maxRetries: 99")]
    [InlineData("name: sample\n", "")]
    [InlineData("  quick:", "  full:")]
    [InlineData("    observe: 8s", "    obsrve: 8s")]
    [InlineData("needs: [evm, agent]", "needs: []")]
    public void Rejects_each_mistake_alone_as_the_validator_does(string right, string wrong)
    {
        var text = Sample.With(right, wrong);

        Assert.NotEmpty(Sample.Problems(text));
        Assert.NotEmpty(Errors(text));
    }

    [Fact]
    public void Knows_every_fault_of_the_catalog_with_its_attributes()
    {
        var definitions = JsonNode.Parse(SchemaText)!["definitions"]!.AsObject();
        string[] common = ["on", "type", "for", "after", "overlap", "times", "minHits", "percent", "canary", "method"];
        foreach (var fault in FaultCatalog.All)
        {
            var properties = definitions[$"fault_{fault.Name}"]?["properties"]?.AsObject();
            Assert.NotNull(properties);
            Assert.Equal(fault.Attributes.Select(attribute => attribute.Name).Order(), properties.Select(pair => pair.Key).Except(common).Order());
        }

        Assert.Equal(FaultCatalog.All.Count, definitions.Count(pair => pair.Key.StartsWith("fault_", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Errors(string yaml)
    {
        var root = YamlTreeReader.Read(yaml, []);
        return Schema.Validate(ToJson(root!)!.ToJsonString()).Select(error => error.ToString());
    }

    private static JsonNode? ToJson(Node node) => node switch
    {
        { IsNull: true } => null,
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(ToJson)]),
        TextNode { Quoted: false, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        TextNode { Quoted: false } text when long.TryParse(text.Text, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        TextNode { Quoted: false } text when double.TryParse(text.Text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        TextNode text => JsonValue.Create(text.Text),
        _ => null,
    };
}
