using System.Net;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;
using Pandacea.Tests.Support;

namespace Pandacea.Ipfs.Tests.Rpc;

/// <summary>What stands around the commands, as Kubo has it.</summary>
public sealed class WireRuleTests : IAsyncLifetime
{
    private static readonly string[] Commands =
        ["version", "id", "add", "cat", "block/put", "block/get", "block/stat", "block/rm", "pin/add", "pin/ls", "pin/rm", "repo/stat", "repo/gc"];

    private const string Missing = "QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH";
    private TestNode _node = null!;

    public static TheoryData<string> AllCommands => [.. Commands];

    public static TheoryData<string> CommandsByPostAlone => [.. Commands.Where(command => command != "version")];

    public async Task InitializeAsync() => _node = await TestNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Theory]
    [MemberData(nameof(CommandsByPostAlone))]
    public async Task Get_is_not_allowed(string command)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete })
        {
            using var response = await SendAsync(method, command);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("405 - Method Not Allowed\n", await response.Content.ReadAsStringAsync());
            Assert.Equal(["OPTIONS", "POST"], response.Content.Headers.Allow);
        }
    }

    [Fact]
    [Trait("Requirement", "S17")]
    public async Task Version_answers_get_and_post_alike()
    {
        using var got = await SendAsync(HttpMethod.Get, "version");
        using var posted = await SendAsync(HttpMethod.Post, "version");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (got.StatusCode, posted.StatusCode));
        var text = await got.Content.ReadAsStringAsync();
        Assert.Equal(await posted.Content.ReadAsStringAsync(), text);
        Assert.Matches("""^\{"Version":"[^"]+","Commit":"","Repo":"18","System":"[^"/]+/[^"/]+","Golang":"[^"]+"\}\n$""", text);
        using var put = await SendAsync(HttpMethod.Put, "version");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public async Task Options_names_the_methods(string command)
    {
        using var response = await SendAsync(HttpMethod.Options, command);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("POST", response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("block")]
    [InlineData("pin/update")]
    [InlineData("cat/x")]
    [InlineData("")]
    public async Task Unknown_commands_are_not_found(string command)
    {
        using var response = await SendAsync(HttpMethod.Post, command);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("404 page not found\n", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:5001")]
    [InlineData("Referer", "http://evil.example/page")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Host", "evil.example:5001")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    public async Task Web_pages_are_refused(string header, string value)
    {
        foreach (var command in new[] { "version", "add", "repo/gc", "nothing" })
        {
            using var response = await SendAsync(HttpMethod.Post, command, (header, value));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.Equal("403 - Forbidden\n", await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("User-Agent", "Mozilla/5.0 (Windows NT; Windows NT 10.0) WindowsPowerShell/5.1")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Sec-Fetch-Mode", "cors")]
    [InlineData("Host", "localhost:5001")]
    [InlineData("Host", "LOCALHOST")]
    [InlineData("Host", "[::1]:5001")]
    public async Task Everybody_else_is_not(string header, string value)
    {
        using var response = await SendAsync(HttpMethod.Post, "version", (header, value));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Names_of_other_hosts_can_be_allowed()
    {
        await using var node = await TestNode.StartAsync(change: options => options with { AllowedHosts = ["ipfs"] });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Http.BaseAddress!, "version")) { Headers = { Host = "ipfs:5001" } };
        using var response = await node.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("cat", "argument \"ipfs-path\" is required")]
    [InlineData("block/get", "argument \"cid\" is required")]
    [InlineData("block/stat", "argument \"cid\" is required")]
    [InlineData("block/rm", "argument \"cid\" is required")]
    [InlineData("pin/add", "argument \"ipfs-path\" is required")]
    [InlineData("pin/rm", "argument \"ipfs-path\" is required")]
    [InlineData("add", "file argument 'path' is required")]
    [InlineData("block/put", "file argument 'data' is required")]
    [InlineData("cat?arg=x&offset=y", "could not convert value \"y\" to type \"int\" (for option \"-offset\")")]
    [InlineData("pin/ls?stream=maybe", "could not convert value \"maybe\" to type \"bool\" (for option \"-stream\")")]
    [InlineData("pin/ls?type=all&type=direct", "expected key type to have only a single value, received [all direct]")]
    [InlineData("version?encoding=xml", "invalid encoding: xml")]
    public async Task Bad_arguments_are_400_in_plain_text(string command, string message)
    {
        using var response = await SendAsync(HttpMethod.Post, command);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(message + "\n", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("cat?arg=" + Missing, 500, "block was not found locally (offline): ipld: could not find " + Missing, 0)]
    [InlineData("cat?arg=/ipns/example.org", 400, "this node does not support names that change (ipns); pass the CID", 1)]
    [InlineData("cat?arg=" + Missing + "&offset=-1", 500, "cannot specify negative offset", 0)]
    [InlineData("cat?arg=" + Missing + "&length=-1", 500, "cannot specify negative length", 0)]
    [InlineData("block/get?arg=" + Missing, 500, "block was not found locally (offline): ipld: could not find " + Missing, 0)]
    [InlineData("block/stat?arg=" + Missing, 500, "block was not found locally (offline): ipld: could not find " + Missing, 0)]
    [InlineData("pin/add?arg=" + Missing, 500, "pin: block was not found locally (offline): ipld: could not find " + Missing, 0)]
    [InlineData("pin/rm?arg=" + Missing, 500, "not pinned or pinned indirectly", 0)]
    [InlineData("pin/ls?arg=" + Missing, 500, "path '" + Missing + "' is not pinned", 0)]
    [InlineData("pin/ls?type=x", 500, "invalid type 'x', must be one of {direct, indirect, recursive, all}", 0)]
    [InlineData("version?cid-base=base64", 200, "", 0)]
    [InlineData("pin/ls?cid-base=base64", 400, "this node does not support cid-base=base64; use base32", 1)]
    public async Task Errors_have_Kubos_shape(string command, int status, string message, int code)
    {
        using var response = await SendAsync(HttpMethod.Post, command);
        Assert.Equal(status, (int)response.StatusCode);
        if (status != 200)
        {
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            var quoted = message.Replace("\"", "\\\"");
            Assert.Equal($$"""{"Message":"{{quoted}}","Code":{{code}},"Type":"error"}""" + "\n", await response.Content.ReadAsStringAsync());
            Assert.Empty(response.TrailingHeaders);
        }
    }

    [Fact]
    public async Task What_fails_after_the_first_byte_stands_in_a_trailer()
    {
        var bytes = Content.Of("trailer", 3 * 262_144);
        var root = await _node.AddAsync(bytes);
        var (_, last) = await LeavesAsync(root);
        File.Delete(_node.FileOf(last));
        using var response = await SendAsync(HttpMethod.Post, $"cat?arg={root}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["X-Stream-Error"], response.Headers.Trailer);
        Assert.Equal("786432", Assert.Single(response.Headers.GetValues("X-Content-Length")));
        Assert.Equal(bytes[..(2 * 262_144)], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal($"block was not found locally (offline): ipld: could not find {last}", Assert.Single(response.TrailingHeaders.GetValues("X-Stream-Error")));
        Assert.Equal("200", ((int)(await SendAsync(HttpMethod.Post, "version")).StatusCode).ToString());
    }

    [Fact]
    public async Task Streams_and_values_are_told_apart_by_their_headers()
    {
        var cid = await _node.AddAsync("hello"u8.ToArray());
        await HasAsync($"cat?arg={cid}", "text/plain", "X-Stream-Output");
        await HasAsync($"block/get?arg={cid}", "application/vnd.ipld.raw", "X-Stream-Output");
        await HasAsync("pin/ls?stream=true", "application/json", "X-Chunked-Output");
        await HasAsync("repo/gc", "application/json", "X-Chunked-Output");
        await HasAsync("pin/ls", "application/json", null);
        await HasAsync("repo/stat", "application/json", null);
        await HasAsync($"block/stat?arg={cid}", "application/json", null);
        await HasAsync($"pin/add?arg={cid}", "application/json", null);

        async Task HasAsync(string command, string type, string? kind)
        {
            using var response = await SendAsync(HttpMethod.Post, command);
            Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
            var kinds = response.Headers.Select(header => header.Key).Intersect(["X-Stream-Output", "X-Chunked-Output"]);
            Assert.Equal(kind is null ? [] : [kind], kinds);
            Assert.Equal("X-Stream-Output, X-Chunked-Output, X-Content-Length", string.Join(", ", response.Headers.GetValues("Access-Control-Expose-Headers")));
            Assert.True(response.Headers.TransferEncodingChunked);
        }
    }

    [Fact]
    public async Task An_invalid_duration_is_answered_with_nothing()
    {
        using var response = await SendAsync(HttpMethod.Post, $"cat?arg={Missing}&timeout=soon");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_timeout_ends_a_call_that_waits_for_its_body()
    {
        var time = new FakeTimeProvider();
        await using var node = await TestNode.StartAsync(time: time);
        using var call = new RawCall(node.Host.Address);
        await call.BeginUploadAsync("add?timeout=5s&progress=true", new byte[262_144]);
        await call.LineAsync(line => line.Contains("\"Bytes\":262144", StringComparison.Ordinal));
        time.Advance(TimeSpan.FromSeconds(5));
        await call.LineAsync(line => line == "X-Stream-Error: context deadline exceeded");
        Assert.Empty(node.Store.Pins.All);
    }

    [Fact]
    public async Task A_connection_is_kept_when_the_request_was_read_and_ends_when_it_was_not()
    {
        using var kept = await _node.PostAsync("add", Upload.File("x"u8.ToArray()));
        Assert.NotEqual(true, kept.Headers.ConnectionClose);
        using var ended = await _node.PostAsync("add?progress=true", Upload.File("x"u8.ToArray()));
        Assert.True(ended.Headers.ConnectionClose);
        using var refused = await _node.PostAsync("add?hash=sha3", Upload.File("x"u8.ToArray()));
        Assert.True(refused.Headers.ConnectionClose);
    }

    [Fact]
    [Trait("Requirement", "S85")]
    public async Task It_listens_on_both_loopbacks()
    {
        using var folder = new TempFolder();
        var port = FreePort.Next();
        await using var host = await IpfsHost.StartAsync(new() { DataDirectory = folder.Path, Port = port }, TimeProvider.System, TextWriter.Null, default);
        using var http = new HttpClient();
        foreach (var name in new[] { "127.0.0.1", "[::1]", "localhost" })
        {
            Assert.Contains("Version", await http.GetStringAsync(new Uri($"http://{name}:{port}/api/v0/version")));
        }
    }

    [Fact]
    public async Task Metrics_are_shown()
    {
        await _node.AddAsync("hello"u8.ToArray());
        var text = await _node.Http.GetStringAsync(new Uri(_node.Host.Address, "/metrics"));
        Assert.Contains("pandacea_ipfs_content_received_bytes_total", text);
        Assert.Contains("http_server_request_duration_seconds", text);
        Assert.Contains("http_route=\"/api/v0/add\"", text);
    }

    private async Task<(Cid First, Cid Last)> LeavesAsync(Cid root)
    {
        Assert.True(DagNode.TryDecode(await _node.Store.Blocks.GetAsync(root, default), out var node));
        return (node.Links[0].Target, node.Links[^1].Target);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string command, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_node.Http.BaseAddress!, command));
        if (header is { } given)
        {
            request.Headers.TryAddWithoutValidation(given.Name, given.Value);
        }

        return await _node.Http.SendAsync(request);
    }
}
