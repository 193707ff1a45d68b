using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>A start was told by lines of the starts before it, and a service that refused its settings counted as one that could not be tried.</summary>
public sealed class WrongSettingFoundLateTests
{
    private static readonly ServiceLaunch Wrong = new(new Dictionary<string, string> { ["AGENT_BAN_SEC"] = "never" }, []);

    [Fact]
    public async Task A_service_that_refuses_its_settings_ends_the_start_as_a_wrong_command_line_does()
    {
        await using var stack = new TestStack();

        var failed = Assert.IsType<StackUpResult.Failed>(await stack.Target.UpAsync(stack.Options with { AgentLaunch = Wrong, Ipfs = false, Compute = false }, null, CancellationToken.None));

        Assert.Equal((StackProblemKind.InvalidSetting, 2), (failed.Problem.Kind, failed.Problem.ExitCode));
        Assert.Equal(2, failed.Problem.Message.Split("AGENT_BAN_SEC").Length);
    }

    [Fact]
    public void Only_what_was_said_since_the_start_is_quoted()
    {
        using var folder = new TempFolder();
        var log = Path.Combine(folder.Path, "stack.log");
        Assert.Equal("It said nothing.", LogTail.From(log).ToString());
        File.WriteAllText(log, "an earlier start\n");
        var said = LogTail.From(log);

        Assert.Equal("It said nothing.", said.ToString());
        File.AppendAllText(log, "this one\n");
        Assert.Equal("It said: this one", said.ToString());
    }
}
