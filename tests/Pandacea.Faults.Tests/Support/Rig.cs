using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Pandacea.Faults.Control;
using Pandacea.Faults.Events;
using Pandacea.Faults.Processes;
using Pandacea.Hosting;

namespace Pandacea.Faults.Tests.Support;

/// <summary>A fault host with one proxy, its client, and a lease.</summary>
internal sealed class Rig : IAsyncDisposable
{
    public const string Proxy = "evm";
    private static readonly SocketsHttpHandler Handler = new();

    private readonly CancellationTokenSource _ended = new();
    private readonly string _folder;

    private Rig(string folder, FaultHost host)
    {
        (_folder, Host) = (folder, host);
        Control = new FaultControlClient(host.ControlAddress, Handler, TimeProvider.System);
    }

    public FaultHost Host { get; }

    public FaultControlClient Control { get; }

    public string Lease { get; private set; } = "";

    public int Port => Host.Proxies[0].ListenPort;

    public string LedgerPath => Path.Combine(_folder, "undo.ndjson");

    public static async Task<Rig> StartAsync(
        int upstreamPort,
        TimeProvider? time = null,
        IReadOnlyDictionary<string, IProcessTarget>? processes = null,
        string? ledger = null,
        JsonEventLog? log = null)
    {
        var folder = Directory.CreateTempSubdirectory("faults-").FullName;
        var options = new FaultHostOptions
        {
            Proxies = [new(Proxy, 0, "127.0.0.1", upstreamPort)],
            LedgerPath = ledger ?? Path.Combine(folder, "undo.ndjson"),
            Processes = processes ?? new Dictionary<string, IProcessTarget>(),
            MaxLease = TimeSpan.FromMinutes(5),
        };
        var rig = new Rig(folder, await FaultHost.StartAsync(options, time ?? TimeProvider.System, log));
        rig.Lease = await rig.Control.AcquireLeaseAsync(TimeSpan.FromMinutes(5), "test", default);
        return rig;
    }

    public FaultRequest Request(string type, string? attributes = null, double percent = 100, string? method = null, string id = "f", int window = 0, string seed = "seed", string on = Proxy)
        => new(id, Lease, on, type, Attributes(attributes), percent, method, seed, window);

    public Task InjectAsync(string type, string? attributes = null, double percent = 100, string? method = null, string id = "f", int window = 0, string seed = "seed", string on = Proxy)
        => Control.InjectAsync(Request(type, attributes, percent, method, id, window, seed, on), default);

    public Task LiftAsync(string id = "f") => Control.LiftAsync(id, default);

    public async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Port);
        return socket;
    }

    public HttpClient Http() => new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{Port}"),
        Timeout = TimeSpan.FromSeconds(10),
    };

    /// <summary>Events from now on; returns once the watch has begun.</summary>
    public async Task<ChannelReader<InjectorEvent>> WatchAsync()
    {
        var events = Channel.CreateUnbounded<InjectorEvent>();
        _ = PassOnAsync(events.Writer);
        Assert.IsType<WatchStarted>(await events.Reader.ReadAsync());
        return events.Reader;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Host.DisposeAsync();
        Control.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, string> Attributes(string? text)
        => text?.Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]) ?? [];

    private async Task PassOnAsync(ChannelWriter<InjectorEvent> events)
    {
        try
        {
            await foreach (var happened in Control.WatchAsync(_ended.Token))
            {
                events.TryWrite(happened);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or FaultControlException)
        {
        }

        events.Complete();
    }
}
