using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Support;

/// <summary>A real node on a free port, with a folder of its own.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private readonly TempFolder? _folder;
    private readonly StringWriter _log;

    private TestNode(IpfsHost host, TempFolder? folder, StringWriter log)
    {
        (Host, _folder, _log) = (host, folder, log);
        Http = new() { BaseAddress = new(host.Address, "/api/v0/"), Timeout = TimeSpan.FromMinutes(2) };
    }

    public IpfsHost Host { get; }

    public HttpClient Http { get; }

    public NodeStore Store => Host.Services.GetRequiredService<NodeStore>();

    public string Log => _log.ToString();

    /// <summary>Starts one.</summary>
    /// <param name="folder">Where it keeps its store; null: a folder that goes with it.</param>
    /// <param name="configure">Changes what it is made of.</param>
    /// <param name="time">Its clock; null: the system's.</param>
    /// <param name="change">Changes its options.</param>
    public static async Task<TestNode> StartAsync(
        string? folder = null, Action<IServiceCollection>? configure = null, TimeProvider? time = null, Func<IpfsOptions, IpfsOptions>? change = null)
    {
        var temporary = folder is null ? new TempFolder() : null;
        var options = new IpfsOptions { DataDirectory = folder ?? temporary!.Path, Port = 0 };
        var log = new StringWriter();
        var host = await IpfsHost.StartAsync(change?.Invoke(options) ?? options, time ?? TimeProvider.System, TextWriter.Synchronized(log), configure, default);
        return new(host, temporary, log);
    }

    public Task<HttpResponseMessage> PostAsync(string command, HttpContent? content = null) => Http.PostAsync(command, content);

    /// <summary>The answer's text; fails where the call fails.</summary>
    public async Task<string> TextAsync(string command, HttpContent? content = null)
    {
        using var response = await PostAsync(command, content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode && !response.TrailingHeaders.Any(), $"{command}: {(int)response.StatusCode} {text} {string.Join(';', response.TrailingHeaders)}");
        return text;
    }

    /// <summary>The lines of JSON of an answer.</summary>
    public async Task<IReadOnlyList<JsonElement>> LinesAsync(string command, HttpContent? content = null) =>
        [.. (await TextAsync(command, content)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    /// <summary>The CID of a file that is added.</summary>
    public async Task<Cid> AddAsync(byte[] bytes, string options = "") =>
        Cid.Parse((await LinesAsync("add?" + options, Upload.File(bytes)))[^1].GetProperty("Hash").GetString()!);

    public async Task<byte[]> CatAsync(Cid cid)
    {
        using var response = await PostAsync($"cat?arg={cid}");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode && !response.TrailingHeaders.Any(), $"{(int)response.StatusCode} {string.Join(';', response.TrailingHeaders)}");
        return bytes;
    }

    /// <summary>The message of an error, and its status.</summary>
    public async Task<(int Status, string Message)> FailureAsync(string command, HttpContent? content = null)
    {
        using var response = await PostAsync(command, content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.False(response.IsSuccessStatusCode, $"{command}: {text}");
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType == "application/json"
            ? JsonSerializer.Deserialize<JsonElement>(text).GetProperty("Message").GetString()!
            : text);
    }

    /// <summary>The file in which a block is.</summary>
    public string FileOf(Cid cid)
    {
        var name = cid.Hash.ToString();
        return Path.Combine(Store.Path, "blocks", name[..2], name);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        _folder?.Dispose();
    }
}
