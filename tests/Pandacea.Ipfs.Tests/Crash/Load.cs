using System.Collections.Concurrent;
using System.Text.Json;
using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Writers at work on a node until it is gone: files of all sizes, trees block by block, content that nobody pins, and collections beside them.</summary>
internal sealed class Load
{
    /// <summary>As many as usual.</summary>
    public const int Many = 8;

    private const int MostBytes = 600_000;
    private static readonly string[] Layouts = ["", "cid-version=1", "raw-leaves=true", "chunker=size-8192"];

    private readonly HttpClient _http;
    private readonly ConcurrentQueue<Written> _written = new();
    private readonly SemaphoreSlim _acknowledged = new(0);
    private readonly Task _working;

    /// <param name="node">Where the node is.</param>
    /// <param name="name">Seed of what is written.</param>
    /// <param name="writers">One alone writes with nobody and no collection beside it.</param>
    public Load(Uri node, string name, int writers = Many)
    {
        _http = new() { BaseAddress = node, Timeout = TimeSpan.FromSeconds(30) };
        var working = Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync($"{name}-{writer}")));
        _working = Task.WhenAll(writers == 1 ? working : working.Append(Task.Run(CollectAsync)));
    }

    /// <summary>Ends when so many writes were acknowledged.</summary>
    public async Task AcknowledgedAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (!await _acknowledged.WaitAsync(TimeSpan.FromSeconds(60)))
            {
                throw new TimeoutException("The node acknowledges nothing.");
            }
        }
    }

    /// <summary>Waits for the writers, whose node is gone, and returns what was acknowledged.</summary>
    public async Task<IReadOnlyList<Written>> EndAsync()
    {
        await _working;
        _http.Dispose();
        return [.. _written];
    }

    private async Task WriteAsync(string name)
    {
        var random = SeedStream.Derive(name, "load");
        try
        {
            for (var i = 0; ; i++)
            {
                var size = (int)Math.Exp(random.NextDouble(0, Math.Log(MostBytes))) - 1;
                var (content, bytes) = ($"{name}-{i}", Content.Of($"{name}-{i}", size));
                var root = random.NextInt(5) switch
                {
                    0 => await BlockByBlockAsync(bytes),
                    1 => await AddAsync(bytes, "pin=false"),
                    _ => await AddAsync(bytes, Layouts[random.NextInt(Layouts.Length)]),
                };
                if (root is not null)
                {
                    _written.Enqueue(new(root, content, size, TimeProvider.System.GetTimestamp()));
                    _acknowledged.Release();
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            // The node is gone.
        }
    }

    /// <returns>Null: nobody was promised anything.</returns>
    private async Task<Cid?> AddAsync(byte[] bytes, string options)
    {
        using var body = Upload.File(bytes);
        var answer = await PostAsync("add?" + options, body);
        return options == "pin=false" ? null : Cid.Parse(answer.GetProperty("Hash").GetString()!);
    }

    private async Task<Cid?> BlockByBlockAsync(byte[] bytes)
    {
        var root = await FileBuilder.BuildAsync(new MemoryStream(bytes), FileLayout.V1 with { ChunkSize = 32_768 }, new Putting(this));
        try
        {
            await PostAsync($"pin/add?arg={root.Cid}", null);
            return root.Cid;
        }
        catch (HttpRequestException error) when (error.StatusCode == System.Net.HttpStatusCode.InternalServerError)
        {
            // A collection took a block before it was pinned, as it may.
            return null;
        }
    }

    private async Task CollectAsync()
    {
        try
        {
            while (true)
            {
                await PostAsync("repo/gc?silent=true", null);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            // The node is gone, or its disk.
        }
    }

    private async Task<JsonElement> PostAsync(string command, HttpContent? body)
    {
        using var response = await _http.PostAsync(command, body);
        var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return response.TrailingHeaders.Any() ? throw new IOException("The answer broke off.") : text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text.TrimEnd().Split('\n')[^1]);
    }

    private sealed class Putting(Load load) : IBlockSink
    {
        public async ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
        {
            using var body = Upload.File(block.ToArray());
            var answer = await load.PostAsync(cid.Codec == ContentCodec.Raw ? "block/put" : "block/put?cid-codec=dag-pb", body);
            Assert.Equal(cid.ToString(), answer.GetProperty("Key").GetString());
        }
    }
}
