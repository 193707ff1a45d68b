using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>Settings of services in the environment or in <c>.env</c> changed a drill, and <c>drill show</c> did not say so.</summary>
public sealed class EnvironmentShownTests
{
    [Theory]
    [InlineData()]
    [InlineData("--json")]
    public async Task A_plan_shows_what_the_environment_and_the_file_change_and_no_secret(params string[] more)
    {
        await using var program = new TestProgram().With("AGENT_JOB_MAX_ATTEMPTS", "1").With("AGENT_PRIVATE_KEY", "0x1234");
        await File.WriteAllTextAsync(Path.Combine(program.Folder, ".env"), "COMPUTE_DRAIN_SEC=2\nSDK_MAX_RETRIES=1\n");

        var ran = await program.RunAsync(["drill", "show", "pysyft_crash", .. more]);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Contains("agent runs with AGENT_JOB_MAX_ATTEMPTS=1, AGENT_PRIVATE_KEY=(set), from this environment", ran.Output, StringComparison.Ordinal);
        Assert.Contains("compute worker runs with COMPUTE_DRAIN_SEC=2, from this environment", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("0x1234", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SDK_MAX_RETRIES=1", ran.Output, StringComparison.Ordinal);
    }
}
