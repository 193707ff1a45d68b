using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Ipfs.Disk;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>A real node in a process of its own, to be killed.</summary>
internal sealed class NodeProcess : IDisposable
{
    public const string Name = "node";

    private readonly Process _process;

    private NodeProcess(Process process, int port)
    {
        _process = process;
        Address = new($"http://127.0.0.1:{port}/api/v0/");
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public Uri Address { get; }

    /// <summary>Most memory that the system ever gave to it.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static async Task<NodeProcess> StartAsync(string folder, Flushing flushing = Flushing.All)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(NodeProcess).Assembly.Location, Name, folder, flushing.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var json = JsonDocument.Parse(line).RootElement;
            if (json.GetProperty("event").GetString() == "ipfs_started")
            {
                return new(process, json.GetProperty("port").GetInt32());
            }
        }

        throw new InvalidOperationException("The node did not start.");
    }

    /// <summary>The process itself: serves until its standard input ends.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var flusher = new PartialFlusher(Enum.Parse<Flushing>(arguments[1]));
        await using var node = await IpfsHost.StartAsync(
            new() { DataDirectory = arguments[0], Port = 0 }, TimeProvider.System, Console.Out, services => services.AddSingleton<IFlusher>(flusher), default);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
