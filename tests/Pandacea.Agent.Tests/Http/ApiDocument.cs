using System.Text.Json.Nodes;

namespace Pandacea.Agent.Tests.Http;

/// <summary>The API's description as an agent gives it out.</summary>
internal sealed class ApiDocument(JsonNode root)
{
    private static readonly string[] Methods = ["get", "post", "delete"];

    public IEnumerable<ApiOperation> Operations => root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
        .Where(operation => Methods.Contains(operation.Key)).Select(operation => new ApiOperation(path.Key, operation.Key, operation.Value!.AsObject())));

    public IEnumerable<(string Name, JsonNode Schema)> Schemas => root["components"]!["schemas"]!.AsObject().Select(pair => (pair.Key, pair.Value!));

    public static async Task<ApiDocument> OfAsync(TestAgent agent) => new(JsonNode.Parse((await agent.GetAsync("/openapi/v1.json")).Body)!);

    /// <summary>What a body is made of, whatever its depth: where it stands, its schema and whether it is required there.</summary>
    public IEnumerable<ApiField> Fields(JsonNode schema, string[]? at = null)
    {
        var target = Target(schema);
        foreach (var (name, property) in target["properties"]?.AsObject() ?? [])
        {
            string[] path = [.. at ?? [], name];
            yield return new(path, property!, target["required"]?.AsArray().Any(required => required!.GetValue<string>() == name) == true);
            foreach (var inner in Fields(property!["items"] ?? property, property["items"] is null ? path : [.. path, "0"]))
            {
                yield return inner;
            }
        }
    }

    /// <summary>The schema itself where one is referred to, also where it may be null.</summary>
    private JsonNode Target(JsonNode schema)
    {
        var chosen = schema["oneOf"]?.AsArray().FirstOrDefault(one => one!["$ref"] is not null) ?? schema;
        return chosen["$ref"]?.GetValue<string>() is { } reference ? Schemas.Single(pair => reference.EndsWith("/" + pair.Name, StringComparison.Ordinal)).Schema : chosen;
    }
}

/// <summary>An operation.</summary>
internal sealed record ApiOperation(string Path, string Method, JsonObject Node)
{
    public string Id => Node["operationId"]!.GetValue<string>();

    public IEnumerable<JsonNode> Parameters => Node["parameters"]?.AsArray().Select(parameter => parameter!) ?? [];

    public JsonNode? Body => Node["requestBody"]?["content"]?["application/json"];

    public bool NeedsKey => Parameters.Any(parameter => parameter["name"]!.GetValue<string>() == "Idempotency-Key");

    /// <summary>Without placeholders.</summary>
    public string Target => System.Text.RegularExpressions.Regex.Replace(Path, "{.*?}", "0x" + new string('1', 64));
}

/// <summary>A field of a body.</summary>
internal sealed record ApiField(string[] Path, JsonNode Schema, bool IsRequired)
{
    public string Text => string.Join('.', Path);

    public string? Description => (Schema["description"] ?? Schema["oneOf"]?.AsArray().Select(one => one!["description"]).FirstOrDefault(text => text is not null))?.GetValue<string>();

    public bool MayBeNull => Schema["type"] is JsonArray types ? types.Any(type => type!.GetValue<string>() == "null") : Schema["oneOf"] is not null;
}
