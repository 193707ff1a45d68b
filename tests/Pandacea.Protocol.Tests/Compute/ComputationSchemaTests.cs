using System.Text;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Tests.Json;

namespace Pandacea.Protocol.Tests.Compute;

/// <summary>The published schema and the reader agree.</summary>
public sealed class ComputationSchemaTests
{
    private static readonly PublishedSchema Published = new("computation.schema.json");

    [Fact]
    public void What_is_written_is_valid_and_read_again()
    {
        var document = new ComputationDocument(ComputeTasks.Histogram, ["a", "b"], new(true, 0.5, 1e-6, 1, 2))
        {
            Statistic = new("x1", 4, NoiseNames.Gaussian),
            Epochs = 1,
            BatchSize = 2,
            LearningRate = 0.5,
            Seed = 3,
        };
        var bytes = ComputationContent.Write(document);
        Assert.Empty(Published.Errors(Encoding.UTF8.GetString(bytes)));
        Assert.Null(ComputationContent.Read(bytes, out var read));
        Assert.Equal(bytes, ComputationContent.Write(read!));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"task":"mean","variables":["a"]}""")]
    [InlineData("""{"task":"mean","variables":[null],"dp":{"enabled":true}}""")]
    [InlineData("""{"task":"mean","variables":"a","dp":{"enabled":true}}""")]
    [InlineData("""{"task":"mean","variables":["a"],"dp":{"enabled":true,"epsilon":"1"}}""")]
    [InlineData("""{"task":"mean","variables":["a"],"dp":{"enabled":true},"more":1}""")]
    public void What_is_no_computation_is_refused_by_both(string text)
    {
        Assert.NotNull(ComputationContent.Read(Encoding.UTF8.GetBytes(text), out _));
        Assert.NotEmpty(Published.Errors(text));
    }

    [Fact]
    public void Schema_and_types_have_the_same_members()
    {
        Published.HasMembersOf(ComputationJson.Default.ComputationDocument);
        Assert.Equal(ComputeTasks.All, Published.Words("properties", "task"));
    }
}
