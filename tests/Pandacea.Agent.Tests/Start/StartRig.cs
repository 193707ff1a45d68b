using System.Diagnostics;
using System.Globalization;
using Pandacea.Agent.Tests.Store;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Start;

/// <summary>Starts <c>pandacea serve agent</c> on a store that holds many leases, beside a real node, and kills it again.</summary>
internal sealed class StartRig : IAsyncDisposable
{
    private const string EarnerKey = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-start-").FullName;
    private readonly AnvilNode _node;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Uri _address;

    private StartRig(AnvilNode node, int port) => (_node, _address) = (node, new Uri($"http://127.0.0.1:{port}/"));

    public string Store => Path.Combine(_folder, "agent.db");

    /// <summary>An agent that was here before, and so many leases that it left.</summary>
    public static async Task<StartRig> PrepareAsync(int leases)
    {
        var rig = new StartRig(await AnvilNode.StartAsync(), FreePort.Next());
        await rig.StartAsync();
        FullStore.Fill(rig.Store, leases);
        return rig;
    }

    /// <summary>From the start of the process until <c>/readyz</c> says 200; then it is killed.</summary>
    public async Task<TimeSpan> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", Path.Combine(AppContext.BaseDirectory, "pandacea.dll"), "serve", "agent" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PANDACEA_DATA_DIR"] = _folder;
        start.Environment["AGENT_PORT"] = _address.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["EVM_RPC_URL"] = _node.Url.ToString();
        start.Environment["LEASE_CONTRACT_ADDRESS"] = AgentOptions.Deploy;
        start.Environment["AGENT_PRIVATE_KEY"] = EarnerKey;
        var began = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync();
        try
        {
            await ReadyAsync(process, reading);
            return TimeProvider.System.GetElapsedTime(began);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            await reading;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _node.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ReadyAsync(Process process, Task<string> output)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Look);
        while (!await IsReadyAsync(patience.Token))
        {
            if (process.HasExited)
            {
                Assert.Fail($"The agent ended with {process.ExitCode} before it was ready: {await output}");
            }

            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_address, "/readyz"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // It does not listen yet.
        }
    }
}
