using System.Text;
using System.Text.Json.Nodes;
using Pandacea.Protocol.Consent;
using Pandacea.Protocol.Tests.Json;

namespace Pandacea.Protocol.Tests.Consent;

/// <summary>The published schema and the reader agree.</summary>
public sealed class ConsentSchemaTests
{
    private static readonly PublishedSchema Published = new("consent-manifest.schema.json");

    [Fact]
    public void What_the_reader_takes_is_valid() => Assert.Empty(Published.Errors(Encoding.UTF8.GetString(Manifests.Sealed())));

    [Fact]
    public void What_the_reader_refuses_is_not_valid()
    {
        foreach (var row in ConsentReaderTests.Wrong.Where(row => !((string)row[0]).StartsWith("expires_at", StringComparison.Ordinal)))
        {
            var text = Encoding.UTF8.GetString(Manifests.Sealed((Action<JsonObject>)row[1]));
            Assert.False(!Published.Errors(text).Any(), (string)row[0]);
        }
    }

    [Fact]
    public void Schema_and_types_have_the_same_members()
    {
        Published.HasMembersOf(ConsentJson.Default.ConsentManifest);
        Published.HasMembersOf(ConsentJson.Default.ConsentTerms, "properties", "terms");
        Assert.Equal([ConsentStatuses.Active, ConsentStatuses.Revoked, ConsentStatuses.Expired], Published.Words("properties", "status"));
    }
}
