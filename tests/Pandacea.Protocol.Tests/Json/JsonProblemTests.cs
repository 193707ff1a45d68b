using System.Text.Json;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Json;

namespace Pandacea.Protocol.Tests.Json;

public sealed class JsonProblemTests
{
    private const string Good = """{"workerId":"w","attempt":1,"fence":2,"step":3,"steps":4}""";

    [Theory]
    [InlineData("\"steps\":4", "\"steps\":4,\"more\":1", "more: unknown field.")]
    [InlineData("\"steps\":4", "\"step\":4", "step: given twice.")]
    [InlineData("\"steps\":4", "\"steps\":\"SECRET\"", "steps: wrong type or malformed.")]
    [InlineData(",\"step\":3,\"steps\":4", "", "step, steps: missing.")]
    [InlineData("{", "[", "It is not the JSON object that is expected.")]
    public void A_problem_is_told_by_the_field_and_without_its_value(string right, string wrong, string sentence)
    {
        Assert.Equal(3, JsonSerializer.Deserialize(Good, ComputeJson.Default.HeartbeatReport)!.Step);
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(Good.Replace(right, wrong), ComputeJson.Default.HeartbeatReport));
        Assert.Equal(sentence, JsonProblem.Describe(error));
    }

    [Fact]
    public void A_long_name_is_cut_off()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize($$"""{"{{new string('x', 1000)}}":1}""", ComputeJson.Default.HeartbeatReport));
        Assert.Equal(new string('x', 64) + "...: unknown field.", JsonProblem.Describe(error));
    }
}
