using System.Text;
using System.Text.Json.Nodes;
using Pandacea.Protocol.Consent;

namespace Pandacea.Protocol.Tests.Consent;

public sealed class ConsentReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Action<JsonObject>> Wrong => new()
    {
        { "subject_id: must be", manifest => manifest["subject_id"] = " " },
        { "data_product_id: must be", manifest => manifest["data_product_id"] = "" },
        { "terms.purpose: must be", manifest => manifest["terms"]!["purpose"] = new string('x', 4097) },
        { "terms.retention: must be", manifest => manifest["terms"]!["retention"] = "\n" },
        { "terms.revocation: must be", manifest => manifest["terms"]!["revocation"] = "" },
        { "terms.data_types[1]: must be", manifest => manifest["terms"]!["data_types"] = new JsonArray("a", "") },
        { "terms.third_parties: has more than 256 items", manifest => manifest["terms"]!["third_parties"] = new JsonArray([.. Enumerable.Repeat("x", 257).Select(text => JsonValue.Create(text))]) },
        { "status: must be active, revoked or expired", manifest => manifest["status"] = "sleeping" },
        { "version: must be", manifest => manifest["version"] = "" },
        { "metadata: must be an object", manifest => manifest["metadata"] = 1 },
        { "expires_at: must be after created_at", manifest => manifest["expires_at"] = "2026-01-01T00:00:00Z" },
        { "wishes: unknown field", manifest => manifest["wishes"] = 1 },
        { "wishes: unknown field", manifest => manifest["terms"]!["wishes"] = 1 },
        { "terms: missing", manifest => manifest.Remove("terms") },
        { "purpose: missing", manifest => manifest["terms"]!.AsObject().Remove("purpose") },
        { "created_at: wrong type", manifest => manifest["created_at"] = "yesterday" },
        { "subject_id: wrong type", manifest => manifest["subject_id"] = 7 },
    };

    [Fact]
    public void A_manifest_is_read_with_all_that_it_says()
    {
        var reading = ConsentReader.Read(Manifests.Sealed());
        Assert.Empty(reading.Problems);
        var manifest = reading.Manifest!;
        Assert.Equal(("did:example:1", "clinic/visits", "research"), (manifest.SubjectId, manifest.DataProductId, manifest.Terms.Purpose));
        Assert.Equal(["mean"], manifest.Terms.ProcessingMethods);
        Assert.True(manifest.Metadata!.Value.GetProperty("paper").GetBoolean());
        Assert.True(manifest.IsActive(Now));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_and_is_no_consent(string said, Action<JsonObject> change)
    {
        var reading = ConsentReader.Read(Manifests.Sealed(change));
        Assert.Contains(said, Assert.Single(reading.Problems));
        Assert.Null(reading.Manifest);
    }

    [Fact]
    public void All_problems_are_named_at_once() => Assert.Equal(
        3,
        ConsentReader.Read(Manifests.Sealed(manifest => (manifest["subject_id"], manifest["version"], manifest["status"]) = ("", "", ""))).Problems.Count);

    [Fact]
    public void A_hash_of_something_else_is_no_consent()
    {
        var text = Encoding.UTF8.GetString(Manifests.Sealed()).Replace("30 days", "30 years");
        Assert.Equal(["hash: does not belong to what the manifest says."], ConsentReader.Read(Encoding.UTF8.GetBytes(text)).Problems);
    }

    [Fact]
    public void Members_that_are_given_twice_are_refused()
    {
        var text = Encoding.UTF8.GetString(Manifests.Sealed()).Replace("\"version\":\"1\"", "\"version\":\"1\",\"version\":\"1\"");
        Assert.Null(ConsentReader.Read(Encoding.UTF8.GetBytes(text)).Manifest);
    }

    [Fact]
    public void A_manifest_that_is_too_long_is_not_even_parsed() =>
        Assert.Contains("at most 65536 bytes", Assert.Single(ConsentReader.Read(new byte[65_537]).Problems));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"consent\"")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"metadata":{"\ud800":1}}""")]
    [InlineData("""{"subject_id":"\ud800"}""")]
    [InlineData("")]
    public void What_is_no_object_is_refused(string text) => Assert.Single(ConsentReader.Read(Encoding.UTF8.GetBytes(text)).Problems);

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("active", "2026-06-01T00:00:01Z", true)]
    [InlineData("active", "2026-06-01T00:00:00Z", false)]
    [InlineData("revoked", null, false)]
    [InlineData("expired", "2027-01-01T00:00:00Z", false)]
    public void It_holds_while_it_is_active_and_not_over(string? status, string? end, bool holds)
    {
        var reading = ConsentReader.Read(Manifests.Sealed(manifest =>
        {
            Set(manifest, "status", status);
            Set(manifest, "expires_at", end);
        }));
        Assert.Empty(reading.Problems);
        Assert.Equal(holds, reading.Manifest!.IsActive(Now));
    }

    private static void Set(JsonObject manifest, string name, string? value)
    {
        manifest.Remove(name);
        if (value is not null)
        {
            manifest[name] = value;
        }
    }
}
