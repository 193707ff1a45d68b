using System.Text.Json;
using Pandacea.Faults.Control;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class IpfsInStackTests
{
    private const string Hello = "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    [Fact]
    [Trait("Requirement", "S87")]
    [Trait("Requirement", "S17")]
    public async Task A_restart_and_a_kill_keep_what_was_stored()
    {
        await using var stack = new TestStack();
        var pid = Pid(await stack.UpAsync());
        Assert.Contains("Version", await Http.GetStringAsync(At(stack, "version")));
        using var upload = new MultipartFormDataContent { { new StringContent("hello world"), "file", "hello" } };
        Assert.Contains(Hello, await AnswerAsync(stack, "add", upload));

        Assert.Null(await stack.Target.RestartAsync(stack.Options, "ipfs", CancellationToken.None));
        Assert.Equal("hello world", await AnswerAsync(stack, $"cat?arg={Hello}"));

        var restarted = Pid(await stack.StatusAsync());
        Assert.NotEqual(pid, restarted);
        Processes.Kill(restarted);
        await Eventually.TrueAsync(async () => await stack.StatusAsync() is { Ready: true } now && Pid(now) != restarted, "another node serves");
        Assert.Equal("hello world", await AnswerAsync(stack, $"cat?arg={Hello}"));
        Assert.Contains("ipfs_started", await File.ReadAllTextAsync(stack.Paths.IpfsLog));
    }

    [Fact]
    [Trait("Requirement", "S39")]
    [Trait("Requirement", "S71")]
    public async Task The_agent_keeps_its_samples_there_and_says_when_the_node_is_gone()
    {
        await using var stack = new TestStack();
        await stack.UpAsync();
        await Eventually.TrueAsync(async () => (await AgentAsync(stack, "metrics")).Split('\n').Any(line => line.StartsWith("pandacea_products_retrievable{", StringComparison.Ordinal) && line.Contains("} 3", StringComparison.Ordinal)), "three samples can be fetched");
        using var pins = JsonDocument.Parse(await AnswerAsync(stack, "pin/ls?type=recursive"));
        var cids = pins.RootElement.GetProperty("Keys").EnumerateObject().Select(pin => pin.Name).ToList();
        Assert.Equal(3, cids.Count);
        Assert.Contains((await Task.WhenAll(cids.Select(cid => AnswerAsync(stack, $"cat?arg={cid}")))).SelectMany(text => text.Split('\n')), line => line == "night,asleep_min,awakenings,rested_1_to_5");

        using var handler = new SocketsHttpHandler();
        using var control = new FaultControlClient(new Uri($"http://127.0.0.1:{8474 + stack.Offset}"), handler, TimeProvider.System);
        var lease = await control.AcquireLeaseAsync(TimeSpan.FromSeconds(10), "test", CancellationToken.None);
        await control.InjectAsync(new("f1", lease, "ipfs", "down", new Dictionary<string, string>(), 100, null, "seed", 0), CancellationToken.None);
        await Eventually.TrueAsync(async () => (await AgentAsync(stack, "readyz")).Contains("""{"name":"ipfs","status":"not_ready" """.TrimEnd(), StringComparison.Ordinal), "the agent names ipfs");
        Assert.Equal("""{"status":"healthy"}""", await AgentAsync(stack, "health"));
        await control.LiftAsync("f1", CancellationToken.None);
        await Eventually.TrueAsync(async () => (await AgentAsync(stack, "readyz")).Contains("\"ready\":true", StringComparison.Ordinal), "the agent is ready again");
    }

    [Fact]
    public async Task A_node_that_runs_already_is_put_behind_the_proxy()
    {
        await using var other = new TestStack();
        await other.UpAsync(other.Options with { Agent = false });
        await using var stack = new TestStack(name => name == "IPFS_NODE_URL" ? $"http://127.0.0.1:{5001 + other.Offset}" : Environment.GetEnvironmentVariable(name));

        var status = await stack.UpAsync(stack.Options with { Agent = false });

        Assert.True(status.Ready);
        Assert.Null(status.Services.Single(service => service.Name == "ipfs").Pid);
        using var upload = new MultipartFormDataContent { { new StringContent("hello world"), "file", "hello" } };
        Assert.Contains(Hello, await AnswerAsync(stack, "add", upload));
        Assert.Equal("hello world", await AnswerAsync(other, $"cat?arg={Hello}"));

        // What asks for the node's process is told where it is.
        Assert.Equal(new Uri($"http://127.0.0.1:{5001 + other.Offset}/"), status.IpfsElsewhere);
        var restart = await stack.Target.RestartAsync(stack.Options, "ipfs", CancellationToken.None);
        var logs = await new StackLogs(stack.Paths, TimeProvider.System).WriteAsync(TextWriter.Null, "ipfs", 10, follow: false, CancellationToken.None);
        Assert.Contains($"runs elsewhere, at {status.IpfsElsewhere}", restart?.Message, StringComparison.Ordinal);
        Assert.Equal(restart, logs);
        Assert.Contains("It has evm", (await stack.Target.RestartAsync(stack.Options, "compute", CancellationToken.None))?.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://127.0.0.1:5001")]
    [InlineData("127.0.0.1:5001")]
    [InlineData("http://127.0.0.1:5001/api/v0")]
    public async Task An_address_that_is_none_is_refused(string address)
    {
        await using var stack = new TestStack(name => name == "IPFS_NODE_URL" ? address : Environment.GetEnvironmentVariable(name));

        var problem = Assert.IsType<StackUpResult.Failed>(await stack.Target.UpAsync(stack.Options, null, CancellationToken.None)).Problem;

        Assert.Equal(2, problem.ExitCode);
        Assert.Contains("IPFS_NODE_URL", problem.Message);
    }

    private static async Task<string> AgentAsync(TestStack stack, string path)
    {
        using var response = await Http.GetAsync(new Uri($"http://127.0.0.1:{8080 + stack.Offset}/{path}"));
        return await response.Content.ReadAsStringAsync();
    }

    private static int Pid(StackStatus status) => status.Services.Single(service => service.Name == "ipfs").Pid!.Value;

    private static Uri At(TestStack stack, string command) => new($"http://127.0.0.1:{5001 + stack.Offset}/api/v0/{command}");

    private static async Task<string> AnswerAsync(TestStack stack, string command, HttpContent? body = null)
    {
        using var response = await Http.PostAsync(At(stack, command), body);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
