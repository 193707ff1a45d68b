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

    private static int Pid(StackStatus status) => status.Services.Single(service => service.Name == "ipfs").Pid!.Value;

    private static Uri At(TestStack stack, string command) => new($"http://127.0.0.1:{5001 + stack.Offset}/api/v0/{command}");

    private static async Task<string> AnswerAsync(TestStack stack, string command, HttpContent? body = null)
    {
        using var response = await Http.PostAsync(At(stack, command), body);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
