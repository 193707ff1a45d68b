using System.Diagnostics;
using System.Text.Json;
using Pandacea.Ipfs;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>A real node in a process of its own.</summary>
internal sealed class NodeChild : IDisposable
{
    public const string Name = "node";

    private readonly Process _process;

    private NodeChild(Process process, int port) => (_process, Url) = (process, new($"http://127.0.0.1:{port}/"));

    public Uri Url { get; }

    /// <summary>Most memory that the system ever gave to it, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static async Task<NodeChild> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(NodeChild).Assembly.Location, Name, folder])
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
                _ = process.StandardOutput.ReadToEndAsync();
                return new(process, json.GetProperty("port").GetInt32());
            }
        }

        throw new InvalidOperationException("The node did not start.");
    }

    /// <summary>The process itself: serves until its standard input ends.</summary>
    public static async Task<int> RunAsync(string folder)
    {
        await using var node = await IpfsHost.StartAsync(new() { DataDirectory = folder, Port = 0 }, TimeProvider.System, Console.Out, default);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
