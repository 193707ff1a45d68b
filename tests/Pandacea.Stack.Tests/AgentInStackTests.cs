using System.Text.Json;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class AgentInStackTests
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    [Fact]
    [Trait("Requirement", "S88")]
    public async Task A_restart_keeps_who_the_agent_is_and_which_contract_it_follows()
    {
        await using var stack = new TestStack();
        var pid = AgentPid(await stack.UpAsync());
        var before = await LivenessAsync(stack);

        Assert.Null(await stack.Target.RestartAsync(stack.Options, "agent-backend", CancellationToken.None));

        var after = await LivenessAsync(stack);
        Assert.Equal(before.GetProperty("peerId").GetString(), after.GetProperty("peerId").GetString());
        Assert.Equal(before.GetProperty("contract").GetString(), after.GetProperty("contract").GetString());
        Assert.NotEqual(pid, AgentPid(await stack.StatusAsync()));
    }

    [Fact]
    public async Task A_killed_agent_is_started_again_with_what_it_had()
    {
        await using var stack = new TestStack();
        var status = await stack.UpAsync();
        var before = await LivenessAsync(stack);
        var pid = AgentPid(status);

        Processes.Kill(pid);

        await Eventually.TrueAsync(async () => (await stack.StatusAsync()) is { Ready: true } now && AgentPid(now) != pid, "another agent serves");
        Assert.Equal(before.GetProperty("peerId").GetString(), (await LivenessAsync(stack)).GetProperty("peerId").GetString());
    }

    [Fact]
    public async Task An_agent_whose_supervisor_was_killed_ends_by_itself()
    {
        await using var stack = new TestStack();
        var status = await stack.UpAsync();

        Processes.Kill(status.SupervisorPid!.Value);

        await Eventually.TrueAsync(() => !Processes.Runs(AgentPid(status)), "the agent is gone");
    }

    private static int AgentPid(StackStatus status) => status.Services.Single(service => service.Name == "agent").Pid!.Value;

    private static async Task<JsonElement> LivenessAsync(TestStack stack)
    {
        var text = await Http.GetStringAsync(new Uri($"http://127.0.0.1:{8080 + stack.Offset}/healthz"));
        return JsonDocument.Parse(text).RootElement;
    }
}
