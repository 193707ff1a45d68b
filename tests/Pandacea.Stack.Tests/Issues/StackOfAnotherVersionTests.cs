using System.Text.Json.Nodes;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>A drill on a stack that an older build had started judged the older build, and said nothing of it.</summary>
public sealed class StackOfAnotherVersionTests
{
    [Theory]
    [InlineData("version", "0.0.9", "another version of this program (0.0.9; this is 0.1.0)")]
    [InlineData("build", "0123456789abcdef", "another build of this program (0.1.0; this is 0.1.0)")]
    public async Task It_is_recognised_and_can_be_taken_down(string field, string value, string expected)
    {
        await using var stack = new TestStack();
        await stack.UpAsync(stack.Options with { Agent = false, Ipfs = false });
        await Eventually.TrueAsync(async () => (await stack.StatusAsync()).Commit is not null, "the record is complete");
        var record = JsonNode.Parse(await File.ReadAllTextAsync(stack.Paths.RecordFile))!;
        record[field] = value;
        await File.WriteAllTextAsync(stack.Paths.RecordFile, record.ToJsonString());

        var failed = Assert.IsType<StackUpResult.Failed>(await stack.Target.UpAsync(stack.Options, null, CancellationToken.None));

        Assert.Equal((StackProblemKind.OtherVersion, 3), (failed.Problem.Kind, failed.Problem.ExitCode));
        Assert.Contains(expected, failed.Problem.Message, StringComparison.Ordinal);
        Assert.Equal($"Stop it with `pandacea down --offset {stack.Options.Offset}`, then start it again with `pandacea up --offset {stack.Options.Offset}`.", failed.Problem.Remedy);
        Assert.True((await stack.DownAsync()).WasRunning);
    }
}
