using System.Text;
using System.Text.Json;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Json;

namespace Pandacea.Protocol.Tests.Compute;

[Trait("Requirement", "S53")]
public sealed class ArtifactSealTests
{
    [Fact]
    public void A_bytesartifact_opens_and_is_canonical()
    {
        var bytes = ArtifactSeal.Seal(Artifacts.Training);
        Assert.Null(ArtifactSeal.Open(bytes, out var artifact));
        Assert.Equal(0.93, artifact!.Accuracy);
        Assert.Equal(-2, artifact.Model.GetProperty("bias").GetDouble());
        Assert.Equal(bytes, CanonicalJson.Of(bytes));
        Assert.Equal(bytes, ArtifactSeal.Seal(artifact));
    }

    [Fact]
    public void The_hash_is_over_everything_else()
    {
        var text = JsonElement.Parse(ArtifactSeal.Seal(Artifacts.Mean));
        Assert.Equal(CanonicalJson.Hash(text, "hash"), text.GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData("\"n\":1000", "\"n\":1001")]
    [InlineData("\"bias\":-2", "\"bias\":-2.0000000000000004")]
    [InlineData("\"delta\":0.00001", "\"delta\":0.00002")]
    [InlineData("\"seed\":4,", "")]
    public void Whatever_is_altered_is_noticed(string right, string wrong)
    {
        var text = Encoding.UTF8.GetString(ArtifactSeal.Seal(Artifacts.Training));
        Assert.Contains(right, text);
        Assert.Equal("hash: does not belong to what the artifact says.", ArtifactSeal.Open(Encoding.UTF8.GetBytes(text.Replace(right, wrong)), out var artifact));
        Assert.Null(artifact);
    }

    [Fact]
    public void Layout_does_not_matter()
    {
        var pretty = JsonSerializer.SerializeToUtf8Bytes(JsonElement.Parse(ArtifactSeal.Seal(Artifacts.Training)), new JsonSerializerOptions { WriteIndented = true });
        Assert.Null(ArtifactSeal.Open(pretty, out _));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"job_id":"\ud800"}""")]
    [InlineData("""{"job_id":"j"}""")]
    public void What_is_no_artifact_is_said_so(string text) => Assert.NotNull(ArtifactSeal.Open(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Unknown_members_are_refused_even_under_a_right_hash()
    {
        var text = Encoding.UTF8.GetString(ArtifactSeal.Seal(Artifacts.Mean)).Replace("\"n\":", "\"zzz\":");
        var hash = CanonicalJson.Hash(JsonElement.Parse(text), "hash");
        var forged = text.Replace(JsonElement.Parse(text).GetProperty("hash").GetString()!, hash);
        Assert.Equal("zzz: unknown field.", ArtifactSeal.Open(Encoding.UTF8.GetBytes(forged), out _));
    }
}
