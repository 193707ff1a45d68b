using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pandacea.Faults.Tests.Support;

/// <summary>A real HTTP server that answers a little JSON-RPC, at block 100.</summary>
internal sealed class RpcNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _block = 100;

    private RpcNode(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.First()).Port;

    public int Requests { get; private set; }

    public static async Task<RpcNode> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var node = new RpcNode(builder.Build());
        node._app.Run(node.AnswerAsync);
        await node._app.StartAsync();
        return node;
    }

    public void Mine() => _block++;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Requests++;
        if (context.Request.Method == "GET")
        {
            await context.Response.WriteAsync($"host {context.Request.Host}");
            return;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var method = body.RootElement.GetProperty("method").GetString();
        object? result = method switch
        {
            "eth_blockNumber" => $"0x{_block:x}",
            "eth_getBlockByNumber" => new { number = body.RootElement.GetProperty("params")[0].GetString() },
            _ => method,
        };
        await context.Response.WriteAsJsonAsync(new { jsonrpc = "2.0", id = body.RootElement.GetProperty("id"), result });
    }
}
