using System.Text.Json;
using Pandacea.Protocol;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class ComputeInStackTests
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    [Fact]
    [Trait("Requirement", "S14")]
    public async Task The_worker_serves_behind_the_proxy_and_comes_back_after_a_restart_and_a_kill()
    {
        await using var stack = new TestStack();
        var pid = Pid(await stack.UpAsync());
        var first = await WorkerAsync(stack);
        await Eventually.TrueAsync(async () => (await AgentAsync(stack, "readyz")).Contains("\"ready\":true", StringComparison.Ordinal), "the agent is ready with its worker");

        Assert.Null(await stack.Target.RestartAsync(stack.Options, "compute", CancellationToken.None));
        var restarted = Pid(await stack.StatusAsync());
        Assert.NotEqual((pid, first), (restarted, await WorkerAsync(stack)));

        Processes.Kill(restarted);
        await Eventually.TrueAsync(async () => await stack.StatusAsync() is { Ready: true } now && Pid(now) != restarted, "another worker serves");
        Assert.Contains("compute_started", await File.ReadAllTextAsync(stack.Paths.ComputeLog));
        await StrangersAreRefusedAsync(stack);
    }

    private static async Task StrangersAreRefusedAsync(TestStack stack)
    {
        using var offered = await Http.PostAsync(new Uri($"http://127.0.0.1:{8090 + stack.Offset}/v1/jobs"), new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        using var consents = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{new ServicePorts(stack.Offset).AgentReportsDirect}/internal/v1/consents");
        StackSecretFile.Read(stack.Paths)!.Prove(consents, [], TimeProvider.System);
        using var known = await Http.SendAsync(consents);
        Assert.Equal((System.Net.HttpStatusCode.Unauthorized, System.Net.HttpStatusCode.OK), (offered.StatusCode, known.StatusCode));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(stack.Paths.SecretFile));
        }
    }

    private static int Pid(StackStatus status) => status.Services.Single(service => service.Name == "compute").Pid!.Value;

    private static async Task<string> WorkerAsync(TestStack stack)
    {
        var text = await Http.GetStringAsync(new Uri($"http://127.0.0.1:{8090 + stack.Offset}/healthz"));
        return JsonElement.Parse(text).GetProperty("workerId").GetString()!;
    }

    private static async Task<string> AgentAsync(TestStack stack, string path)
    {
        using var response = await Http.GetAsync(new Uri($"http://127.0.0.1:{8080 + stack.Offset}/{path}"));
        return await response.Content.ReadAsStringAsync();
    }
}
