using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>Of several wrong settings only the first was told, with lines of earlier starts, and the exit code said that they were right.</summary>
public sealed class AllSettingsAtOnceTests
{
    [Theory]
    [InlineData("up")]
    [InlineData("drill", "run", "agent_crash", "--profile", "quick")]
    public async Task Every_wrong_setting_of_every_part_is_told_before_anything_starts(params string[] command)
    {
        await using var program = new TestProgram();
        program.With("LOG_LEVEL", "silly").With("AGENT_BAN_SEC", "never").With("BACKEND_QUEUE_SIZE", "-1").With("SDK_MAX_RETRIES", "many").With("COMPUTE_SLOTS", "0").With("IPFS_DRAIN_SEC", "x");

        var ran = await program.RunAsync([.. command, "--offset", program.Offset]);

        Assert.Equal(2, ran.ExitCode);
        Assert.All(
            command[0] == "up" ? ["LOG_LEVEL is 'silly'", "AGENT_BAN_SEC", "BACKEND_QUEUE_SIZE", "SDK_MAX_RETRIES", "COMPUTE_SLOTS", "IPFS_DRAIN_SEC"] : new[] { "LOG_LEVEL is 'silly'", "AGENT_BAN_SEC", "BACKEND_QUEUE_SIZE" },
            name => Assert.Equal(2, ran.Error.Split(name).Length));
        Assert.DoesNotContain("It said", ran.Error, StringComparison.Ordinal);
        Assert.False(program.LeftSomethingRunning());
    }
}
