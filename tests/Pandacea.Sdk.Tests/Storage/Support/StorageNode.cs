using System.Text.Json;
using Pandacea.Ipfs;
using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>A real node on a free port with a folder of its own, asked past the SDK.</summary>
internal sealed class StorageNode : IAsyncDisposable
{
    private readonly string _folder;
    private readonly IpfsHost _host;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };

    private StorageNode(string folder, IpfsHost host) => (_folder, _host) = (folder, host);

    public Uri Url => _host.Address;

    public static async Task<StorageNode> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pandacea-node-").FullName;
        return new(folder, await IpfsHost.StartAsync(new() { DataDirectory = folder, Port = 0 }, TimeProvider.System, TextWriter.Null, default));
    }

    /// <summary>The node's own CID of a file, computed without keeping it.</summary>
    public async Task<string> CidOfAsync(byte[] content, string options = "")
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(content), "data", "file" } };
        var answer = await AskAsync("add?only-hash=true&" + options, body);
        return answer.GetProperty("Hash").GetString()!;
    }

    /// <summary>The file as the node gives it.</summary>
    public async Task<byte[]> CatAsync(Cid cid)
    {
        using var response = await _http.PostAsync(new Uri(Url, $"api/v0/cat?arg={cid}"), null);
        Assert.True(response.IsSuccessStatusCode);
        var content = await response.Content.ReadAsByteArrayAsync();
        Assert.Empty(response.TrailingHeaders);
        return content;
    }

    /// <summary>Stores a block that is perhaps no right one.</summary>
    public async Task PutAsync(Cid cid, byte[] block)
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(block), "data", "block" } };
        await AskAsync($"block/put?cid-codec={(cid.Codec == ContentCodec.Raw ? "raw" : "dag-pb")}", body);
    }

    /// <summary>All recursive pins with their names.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PinsAsync()
    {
        var answer = await AskAsync("pin/ls?type=recursive&names=true");
        return answer.TryGetProperty("Keys", out var keys)
            ? keys.EnumerateObject().ToDictionary(key => key.Name, key => key.Value.GetProperty("Name").GetString()!)
            : new Dictionary<string, string>();
    }

    public Task PinAsync(Cid root, string name) => AskAsync($"pin/add?arg={root}&name={name}");

    public Task CollectAsync() => AskAsync("repo/gc");

    /// <summary>Changes what the disk holds of a block.</summary>
    public void Damage(Cid cid, Func<byte[], byte[]> how)
    {
        var name = cid.Hash.ToString();
        var file = Path.Combine(_folder, "blocks", name[..2], name);
        File.WriteAllBytes(file, how(File.ReadAllBytes(file)));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<JsonElement> AskAsync(string command, HttpContent? body = null)
    {
        using var response = await _http.PostAsync(new Uri(Url, "api/v0/" + command), body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }
}
