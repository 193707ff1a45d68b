using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Tests.Jobs.Crashes;
using Pandacea.Ipfs;
using Pandacea.Sdk;
using Pandacea.Sdk.Jobs;
using Pandacea.Sdk.Storage;
using Pandacea.Tests.Support;

namespace Pandacea.Compute.Tests.Support;

/// <summary>A real agent, a real worker, a real IPFS node and the SDK, all on real ports.</summary>
internal sealed class Market : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly (int Reports, int[] Compute) _ports;
    private readonly ServiceProvider _sdk;
    private readonly AgentHost _agent;
    private readonly Uri _storage;

    private Market(AgentHost agent, IpfsHost ipfs, TempFolder folder, (int Reports, int[] Compute) ports)
    {
        (_agent, Ipfs, _storage, _folder, _ports) = (agent, ipfs, ipfs.Address, folder, ports);
        _sdk = new ServiceCollection().AddPandacea(options =>
        {
            options.Agent.BaseUrl = agent.Address;
            options.Agent.IdentityPath = Path.Combine(_folder.Path, "spender.key");
            options.Storage.ApiUrls = [_storage];
            options.Agent.JobPollInterval = TimeSpan.FromMilliseconds(20);
        }).BuildServiceProvider();
    }

    public IpfsHost Ipfs { get; private set; }

    public IStorageClient Storage => _sdk.GetRequiredService<IStorageClient>();

    public IJobClient Jobs => _sdk.GetRequiredService<IJobClient>();

    public static async Task<Market> StartAsync(int workers = 1, int leaseSeconds = 2)
    {
        var (folder, reports) = (new TempFolder(), FreePort.Next());
        int[] compute = [.. Enumerable.Range(0, workers).Select(_ => FreePort.Next())];
        var ipfs = await IpfsAsync(folder, port: 0);
        var agent = await AgentHost.StartAsync(
            new()
            {
                DataDirectory = Path.Combine(folder.Path, "agent"),
                Port = 0,
                InternalPort = reports,
                IdentityRate = new RateLimitOptions(1000, 1000),
                Jobs = new() { Workers = [.. compute.Select(port => new Uri($"http://127.0.0.1:{port}/"))], Lease = TimeSpan.FromSeconds(leaseSeconds) },
            },
            TimeProvider.System,
            TextWriter.Null,
            CancellationToken.None);
        return new(agent, ipfs, folder, (reports, compute));
    }

    /// <summary>The node goes away, with all it has on its disk.</summary>
    public Task StopIpfsAsync() => Ipfs.DisposeAsync().AsTask();

    public async Task StartIpfsAsync() => Ipfs = await IpfsAsync(_folder, _storage.Port);

    public Task<ComputeHost> WorkerAsync() => ComputeHost.StartAsync(
        new()
        {
            DataDirectory = _folder.Path,
            Port = _ports.Compute[0],
            Agent = new($"http://127.0.0.1:{_ports.Reports}/"),
            Ipfs = Ipfs.Address,
            Heartbeat = TimeSpan.FromMilliseconds(100),
            Checkpoint = TimeSpan.FromMilliseconds(50),
        },
        TimeProvider.System,
        TextWriter.Null,
        CancellationToken.None);

    /// <summary>A worker as a process of its own.</summary>
    public async Task<MarketWorker> WorkerProcessAsync(int index = 0)
    {
        var port = _ports.Compute[index];
        string[] arguments = [TestProgram.Worker, $"{port}", $"http://127.0.0.1:{_ports.Reports}/", Ipfs.Address.ToString()];
        var (process, _) = await OwnProcess.StartAsync(arguments, "compute_started");
        return new(process, new($"http://127.0.0.1:{port}/"));
    }

    /// <summary>Everything that the node keeps.</summary>
    public async Task<IReadOnlyList<string>> PinsAsync()
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(Ipfs.Address, "/api/v0/pin/ls?type=recursive"), null);
        using var pins = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. pins.RootElement.GetProperty("Keys").EnumerateObject().Select(pin => pin.Name)];
    }

    /// <summary>How often a job was charged for.</summary>
    public long Charges(string jobId)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "agent", "agent.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM audit_charges WHERE job_id = $job AND kind = 'charge'";
        command.Parameters.AddWithValue("$job", jobId);
        return (long)command.ExecuteScalar()!;
    }

    public async ValueTask DisposeAsync()
    {
        await _sdk.DisposeAsync();
        await _agent.DisposeAsync();
        await Ipfs.DisposeAsync();
        _folder.Dispose();
    }

    private static Task<IpfsHost> IpfsAsync(TempFolder folder, int port) => IpfsHost.StartAsync(
        new() { DataDirectory = Path.Combine(folder.Path, "ipfs"), Port = port }, TimeProvider.System, TextWriter.Null, default);
}
