using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent;
using Pandacea.Agent.Admission;
using Pandacea.Ipfs;
using Pandacea.Sdk;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Compute.Tests.Support;

/// <summary>A real agent, a real worker, a real IPFS node and the SDK, all on real ports.</summary>
internal sealed class Market : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly (int Reports, int Compute) _ports;
    private readonly ServiceProvider _sdk;
    private readonly AgentHost _agent;

    private Market(AgentHost agent, IpfsHost ipfs, TempFolder folder, (int Reports, int Compute) ports)
    {
        (_agent, Ipfs, _folder, _ports) = (agent, ipfs, folder, ports);
        _sdk = new ServiceCollection().AddPandacea(options =>
        {
            options.Agent.BaseUrl = agent.Address;
            options.Agent.IdentityPath = Path.Combine(_folder.Path, "spender.key");
            options.Agent.JobPollInterval = TimeSpan.FromMilliseconds(20);
        }).BuildServiceProvider();
    }

    public IpfsHost Ipfs { get; }

    public IJobClient Jobs => _sdk.GetRequiredService<IJobClient>();

    public static async Task<Market> StartAsync()
    {
        var (folder, reports, compute) = (new TempFolder(), FreePort(), FreePort());
        var ipfs = await IpfsHost.StartAsync(new() { DataDirectory = Path.Combine(folder.Path, "ipfs"), Port = 0 }, TimeProvider.System, TextWriter.Null, default);
        var agent = await AgentHost.StartAsync(
            new()
            {
                DataDirectory = Path.Combine(folder.Path, "agent"),
                Port = 0,
                InternalPort = reports,
                IdentityRate = new RateLimitOptions(1000, 1000),
                Jobs = new() { Workers = [new($"http://127.0.0.1:{compute}/")], Lease = TimeSpan.FromSeconds(2) },
            },
            TimeProvider.System,
            TextWriter.Null,
            CancellationToken.None);
        return new(agent, ipfs, folder, (reports, compute));
    }

    public Task<ComputeHost> WorkerAsync() => ComputeHost.StartAsync(
        new()
        {
            DataDirectory = _folder.Path,
            Port = _ports.Compute,
            Agent = new($"http://127.0.0.1:{_ports.Reports}/"),
            Ipfs = Ipfs.Address,
            Heartbeat = TimeSpan.FromMilliseconds(100),
            Checkpoint = TimeSpan.FromMilliseconds(50),
        },
        TimeProvider.System,
        TextWriter.Null,
        CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _sdk.DisposeAsync();
        await _agent.DisposeAsync();
        await Ipfs.DisposeAsync();
        _folder.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
