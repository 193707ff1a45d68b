using System.Text;
using NJsonSchema;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Tests.Json;

namespace Pandacea.Protocol.Tests.Compute;

/// <summary>The published schema and what is written agree.</summary>
[Trait("Requirement", "S53")]
public sealed class ArtifactSchemaTests
{
    private static readonly PublishedSchema Published = new("artifact.schema.json");

    public static TheoryData<string, string> Wrong => new()
    {
        { "\"job_id\":\"job-1\"", "\"job_id\":\"a b\"" },
        { "\"created_at\":\"2026-01-02T03:04:05.678Z\",", "" },
        { "\"created_at\":\"2026-01-02T03:04:05.678Z\"", "\"created_at\":\"today\"" },
        { "\"epsilon\":1,\"hash\"", "\"epsilon\":-1,\"hash\"" },
        { "\"enabled\":true", "\"enabled\":1" },
        { "\"bias\":-2", "\"bias\":\"-2\"" },
        { "\"bias\":-2,", "" },
        { "\"accuracy\":0.93", "\"accuracy\":1.5" },
        { "\"n\":1000", "\"m\":1000" },
        { "\"type\":\"logistic_regression\"", "\"type\":\"forest\"" },
        { "\"epochs\":10", "\"epochs\":0" },
    };

    [Fact]
    public void Every_shape_of_artifact_is_valid()
    {
        foreach (var artifact in new[] { Artifacts.Training, Artifacts.Mean, Artifacts.Histogram, Artifacts.NotPrivate })
        {
            Assert.Empty(Published.Errors(Text(artifact)));
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_none_is_not(string right, string wrong)
    {
        var text = Text(Artifacts.Training);
        Assert.Contains(right, text);
        Assert.NotEmpty(Published.Errors(text.Replace(right, wrong)));
    }

    [Fact]
    public void Schema_and_types_have_the_same_members()
    {
        Published.HasMembersOf(ArtifactJson.Default.Artifact);
        Published.HasMembersOf(ArtifactJson.Default.ArtifactDp, "definitions", "dp");
        Published.HasMembersOf(ArtifactJson.Default.ArtifactTraining, "properties", "training_params");
        Assert.Equal(ComputeTasks.All, Published.Words("properties", "task"));
        Assert.Equal([NoiseNames.Laplace, NoiseNames.Gaussian], Published.Words("definitions", "noise"));
    }

    private static string Text(Artifact artifact) => Encoding.UTF8.GetString(ArtifactSeal.Seal(artifact));
}
