using System.Diagnostics;
using System.Text.Json;
using Pandacea.Agent.Admission;

namespace Pandacea.Agent.Tests;

/// <summary>A real agent in a process of its own. Limits of single callers are out of the way: what lies behind them is under test.</summary>
internal sealed class AgentProcess : IAsyncDisposable
{
    public const string Name = "agent";

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _reading;

    private AgentProcess(Process process, string folder, Uri address, string peerId)
    {
        (_process, Folder, Address, PeerId) = (process, folder, address, peerId);
        _reading = ReadAsync();
    }

    public string Folder { get; }

    public Uri Address { get; }

    public string PeerId { get; }

    /// <summary>Everything on its standard output so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Memory that the system has given to it.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <param name="folder">Of an agent that ended; null: a new one.</param>
    public static async Task<AgentProcess> StartAsync(string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("pandacea-agent-").FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in new[] { "exec", typeof(AgentProcess).Assembly.Location, Name, folder })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var json = JsonDocument.Parse(line).RootElement;
            if (json.GetProperty("event").GetString() == "listening")
            {
                return new(process, folder, new(json.GetProperty("url").GetString()!), json.GetProperty("peer_id").GetString()!);
            }
        }

        throw new InvalidOperationException("The agent did not start.");
    }

    /// <summary>The process itself: serves until its standard input ends.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        const int Unlimited = 1_000_000;
        var limit = new RateLimitOptions(Unlimited, Unlimited);
        var options = new AgentOptions
        {
            DataDirectory = arguments[0],
            Port = 0,
            AddressRate = limit,
            IdentityRate = limit,
            Offences = new() { Threshold = Unlimited },
            Backpressure = new() { Cpu = 1 },
        };
        await using var agent = await AgentHost.StartAsync(options, TimeProvider.System, Console.Out, default);
        Console.WriteLine(JsonSerializer.Serialize(new { @event = "listening", url = agent.Address, peer_id = agent.PeerId }));
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    /// <summary>Ends it; its folder stays.</summary>
    public async Task EndAsync(bool kill)
    {
        if (kill)
        {
            _process.Kill();
        }

        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw;
        }

        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(kill: false);
        _process.Dispose();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
