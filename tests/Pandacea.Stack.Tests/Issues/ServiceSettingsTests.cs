using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>What the environment gave to services changed verdicts and stood nowhere.</summary>
public sealed class ServiceSettingsTests
{
    private static readonly ServiceLaunch Launch = new(new Dictionary<string, string> { ["AGENT_JOB_QUOTA"] = "3", ["LOG_LEVEL"] = "WARN" }, []);

    [Fact]
    public void What_is_inherited_is_told_of_each_service_without_what_is_set_usual_or_blank()
    {
        var environment = new Dictionary<string, string>
        {
            ["AGENT_JOB_QUOTA"] = "7",
            ["AGENT_JOB_MAX_ATTEMPTS"] = " 1 ",
            ["AGENT_NAME"] = "of a build server",
            ["AGENT_BAN_SEC"] = " ",
            ["BACKEND_QUEUE_SIZE"] = "100",
            ["COMPUTE_SLOTS"] = "1",
            ["COMPUTE_URL"] = "http://elsewhere/",
            ["IPFS_DRAIN_SEC"] = "1",
            ["SDK_RETRY_BUDGET_TOKENS"] = "4",
        };

        var told = ServiceSettings.Inherited(Options, environment.GetValueOrDefault);

        Assert.Equal(["AGENT_JOB_MAX_ATTEMPTS=1", "SDK_RETRY_BUDGET_TOKENS=4"], told["agent"]);
        Assert.Equal(["COMPUTE_SLOTS=1", "SDK_RETRY_BUDGET_TOKENS=4"], told["compute"]);
        Assert.Equal(["IPFS_DRAIN_SEC=1"], told["ipfs"]);
        Assert.Contains("COMPUTE_URL=http://elsewhere/", ServiceSettings.Inherited(Options with { Compute = false }, environment.GetValueOrDefault)["agent"]);
    }

    [Fact]
    public void Values_of_secrets_are_not_told() =>
        Assert.Equal(["AGENT_PRIVATE_KEY=(set)"], ServiceSettings.Inherited(Options, static name => name == "AGENT_PRIVATE_KEY" ? "0x1234" : null)["agent"]);

    /// <summary>The rule went by names alone, and a report would have shown the password of such an address.</summary>
    [Theory]
    [InlineData("http://user:password@elsewhere/")]
    [InlineData("http://elsewhere/, http://user:password@elsewhere/")]
    public void Addresses_with_a_password_are_not_told(string value) =>
        Assert.Equal(["COMPUTE_URL=(set)"], ServiceSettings.Inherited(Options with { Compute = false }, name => name == "COMPUTE_URL" ? value : null)["agent"]);

    [Fact]
    public async Task A_running_stack_tells_how_its_services_were_started_and_they_write_their_events()
    {
        await using var stack = new TestStack();

        var status = await stack.UpAsync(stack.Options with { AgentLaunch = Launch, ComputeLaunch = Launch });

        Assert.Contains("AGENT_JOB_QUOTA=3", status.Settings!["agent"]);
        Assert.Contains("agent_started", await File.ReadAllTextAsync(stack.Paths.AgentLog), StringComparison.Ordinal);
        Assert.Contains("compute_started", await File.ReadAllTextAsync(stack.Paths.ComputeLog), StringComparison.Ordinal);
    }

    private static StackOptions Options => new() { Home = "h", AgentLaunch = Launch };
}
