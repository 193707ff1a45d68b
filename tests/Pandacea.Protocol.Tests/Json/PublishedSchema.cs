using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NJsonSchema;
using Pandacea.Tests.Support;

namespace Pandacea.Protocol.Tests.Json;

/// <summary>A schema under docs/schemas.</summary>
internal sealed class PublishedSchema
{
    private readonly JsonElement _text;
    private readonly JsonSchema _schema;

    public PublishedSchema(string file)
    {
        var text = File.ReadAllText(Path.Combine(ToolFolder.Root, "docs", "schemas", file));
        _text = JsonElement.Parse(text);
        _schema = JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult();
    }

    public IEnumerable<string> Errors(string json) => _schema.Validate(json).Select(error => error.ToString());

    /// <summary>The type writes exactly the members that the schema has there, and must have exactly those that it requires.</summary>
    public void HasMembersOf(JsonTypeInfo type, params string[] path)
    {
        var at = At(path);
        Assert.False(at.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(at.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(), type.Properties.Select(property => property.Name).Order());
        var required = at.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToHashSet();
        Assert.Subset(required, type.Properties.Where(property => property.IsRequired).Select(property => property.Name).ToHashSet());
    }

    public IEnumerable<string?> Words(params string[] path) => At(path).GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    private JsonElement At(string[] path) => path.Aggregate(_text, (at, name) => at.GetProperty(name));
}
