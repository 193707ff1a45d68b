using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pandacea.Bench.Resilience;

/// <summary>The upstream: a JSON-RPC answer from Kestrel, in a process of its own so that it shares no thread pool with the clients.</summary>
internal sealed class BenchServer : IDisposable
{
    public const string Role = "serve";

    private readonly Process _process;

    private BenchServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts the child, which tells its address in its first line.</summary>
    public static async Task<BenchServer> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Role]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server ended without an address.");
        return new BenchServer(process, new Uri(line));
    }

    /// <summary>Is the child: serves until its standard input ends.</summary>
    public static async Task ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x10\"}"u8.ToArray());
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
