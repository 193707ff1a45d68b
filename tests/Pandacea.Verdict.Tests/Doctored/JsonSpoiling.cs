using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>Every way to spoil one value of a line.</summary>
internal static class JsonSpoiling
{
    public const string Null = "null";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was done to which field, and the line that came of it.</summary>
    public static IEnumerable<(string What, string Field, string Line)> Of(string line)
    {
        var count = Places(JsonNode.Parse(line)!).Count();
        for (var at = 0; at < count; at++)
        {
            foreach (var what in (string[])[Null, "gone", "text", "empty", "number", "least", "most", "fraction", "not a number", "list", "object", "true"])
            {
                var tree = JsonNode.Parse(line)!;
                var (parent, field, index) = Places(tree).ElementAt(at);
                Put(parent, field, index, what);
                yield return (what, field, tree.ToJsonString(Plain));
            }
        }
    }

    private static void Put(JsonNode parent, string field, int index, string what)
    {
        JsonNode? value = what switch
        {
            "text" => "x",
            "empty" => "",
            "number" => 7,
            "least" => long.MinValue,
            "most" => long.MaxValue,
            "fraction" => 1e308,
            "not a number" => "NaN",
            "list" => new JsonArray(),
            "object" => new JsonObject(),
            "true" => true,
            _ => null,
        };
        switch (parent)
        {
            case JsonObject found when what == "gone":
                found.Remove(field);
                break;
            case JsonObject found:
                found[field] = value;
                break;
            case JsonArray list when what == "gone":
                list.RemoveAt(index);
                break;
            default:
                parent.AsArray()[index] = value;
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, string Field, int Index)> Places(JsonNode node, string name = "") => node switch
    {
        JsonObject found => found.SelectMany(pair => Places(pair.Value!, pair.Key).Prepend((found, pair.Key, 0))),
        JsonArray list => list.SelectMany((each, index) => Places(each!, name).Prepend((list, name, index))),
        _ => [],
    };
}
