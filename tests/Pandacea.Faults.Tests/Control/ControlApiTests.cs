using System.Net;
using System.Text;
using System.Text.Json;
using Pandacea.Faults.Control;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Control;

public sealed class ControlApiTests
{
    [Theory]
    [InlineData("bandwidth", "rate=-1", 100, null, "rate")]
    [InlineData("slicer", null, 100, null, "average_size")]
    [InlineData("latency", "latency=soon", 100, null, "latency")]
    [InlineData("latency", "latency=1,colour=red", 100, null, "latency, jitter, stream")]
    [InlineData("latency", "latency=1,stream=sideways", 100, null, "upstream, downstream, both")]
    [InlineData("latency", "latency=1", 0, null, "more than 0")]
    [InlineData("latency", "latency=1", 100, "eth_call", "method")]
    [InlineData("earthquake", null, 100, null, "latency, bandwidth")]
    [InlineData("http_status", "status=200", 100, null, "at least 400")]
    [InlineData("down", null, 50, null, "allowed: 100")]
    public async Task BadFaultsAreRefusedWithWhatIsAllowed(string type, string? attributes, double percent, string? method, string told)
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        var refused = await Assert.ThrowsAsync<FaultControlException>(() => rig.InjectAsync(type, attributes, percent, method));
        Assert.Equal(400, refused.Status);
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await rig.Control.ListAsync(default), each => each.Kind == "fault");
    }

    [Fact]
    public async Task UnknownTargetsAreRefusedWithTheKnownNames()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        Assert.Contains("allowed: evm", (await Assert.ThrowsAsync<FaultControlException>(() => rig.InjectAsync("down", on: "moon"))).Message, StringComparison.Ordinal);
        Assert.Contains("allowed: none", (await Assert.ThrowsAsync<FaultControlException>(() => rig.InjectAsync("pause", on: "moon"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/leases", """{"owner":"x","ttlMs":999999999}""", 400, "ttlMs")]
    [InlineData("POST", "/leases", """{"ttlMs":5}""", 400, "owner")]
    [InlineData("POST", "/leases", """{"ttlMs":"x"}""", 400, "ttlMs")]
    [InlineData("POST", "/leases", "nonsense", 400, "JSON")]
    [InlineData("POST", "/faults", """{"id":"a"}""", 400, "lease")]
    [InlineData("POST", "/faults", """{"id":"a","lease":"gone","on":"evm","type":"down","seed":"s","window":0}""", 409, "gone")]
    [InlineData("GET", "/proxies/nope", null, 404, "proxy not found")]
    [InlineData("POST", "/proxies/nope/toxics", "{}", 404, "proxy not found")]
    [InlineData("POST", "/proxies/evm/toxics", """{"type":"slicer"}""", 400, "average_size")]
    [InlineData("POST", "/proxies/evm/toxics", """{"type":"bandwidth","attributes":{"rate":-1}}""", 400, "rate")]
    [InlineData("POST", "/proxies/evm/toxics", """{"type":"latency","stream":"x"}""", 400, "stream")]
    [InlineData("POST", "/proxies/evm/toxics", """{"type":"latency","toxicity":80,"attributes":{"latency":1}}""", 400, "toxicity")]
    [InlineData("POST", "/proxies", """{"upstream":"a:1"}""", 400, "name")]
    [InlineData("POST", "/proxies", """{"name":"n","upstream":"a"}""", 400, "upstream")]
    [InlineData("POST", "/proxies", """{"name":"evm","upstream":"a:1"}""", 409, "exists")]
    [InlineData("GET", "/nothing", null, 404, "404")]
    public async Task BadRequestsAreRefusedByName(string method, string path, string? body, int status, string told)
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        await rig.Control.ReleaseLeaseAsync(rig.Lease, default);
        var (code, answer) = await SendAsync(rig, method, path, body);
        Assert.Equal(status, code);
        Assert.Contains(told, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToxiproxysShapeWorks()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        Assert.Equal((201, $$"""{"proxies":[{"name":"two","listen":"127.0.0.1:{{await PopulateAsync(rig, upstream.Port)}}","upstream":"127.0.0.1:{{upstream.Port}}","enabled":true,"toxics":[]}]}"""), await SendAsync(rig, "POST", "/populate", $$"""[{"name":"two","upstream":"127.0.0.1:{{upstream.Port}}"}]"""));
        Assert.Equal(
            (200, """{"attributes":{"latency":100,"jitter":10},"name":"latency_upstream","type":"latency","stream":"upstream","toxicity":1}"""),
            await SendAsync(rig, "POST", "/proxies/two/toxics", """{"type":"latency","stream":"upstream","attributes":{"latency":100,"jitter":10}}"""));
        Assert.Equal(409, (await SendAsync(rig, "POST", "/proxies/two/toxics", """{"type":"latency","stream":"upstream","attributes":{"latency":100}}""")).Status);
        Assert.Contains("\"latency\":5,", (await SendAsync(rig, "PATCH", "/proxies/two/toxics/latency_upstream", """{"attributes":{"latency":5}}""")).Body, StringComparison.Ordinal);
        Assert.Contains("\"enabled\":false", (await SendAsync(rig, "POST", "/proxies/two", """{"enabled":false}""")).Body, StringComparison.Ordinal);
        var listed = await rig.Control.ListAsync(default);
        Assert.Contains(listed, each => each is { Kind: "toxic", Id: "latency_upstream", On: "two", Lease: null });
        Assert.Contains(listed, each => each is { Kind: "disabled", Id: "two" });
        Assert.Equal(204, (await SendAsync(rig, "POST", "/reset", null)).Status);
        Assert.DoesNotContain(await rig.Control.ListAsync(default), each => each.Kind != "lease");
        Assert.Equal(204, (await SendAsync(rig, "DELETE", "/proxies/two", null)).Status);
        Assert.Equal(404, (await SendAsync(rig, "GET", "/proxies/two", null)).Status);
    }

    [Fact]
    public async Task ResetLeavesFaultsByLeaseAlone()
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        await rig.InjectAsync("down");
        await SendAsync(rig, "POST", "/reset", null);
        Assert.Contains(await rig.Control.ListAsync(default), each => each is { Kind: "fault", State: "injected" });
        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(rig.ConnectAsync);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Host", "evil.example:8474", HttpStatusCode.Forbidden)]
    [InlineData("Host", "localhost:8474", HttpStatusCode.OK)]
    [InlineData("User-Agent", "Mozilla/5.0 PowerShell/7", HttpStatusCode.OK)]
    public async Task WebPagesAreKeptOut(string header, string value, HttpStatusCode expected)
    {
        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(rig.Host.ControlAddress, "/proxies"));
        request.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(expected, (await http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task ATakenPortIsNamedWithItsHolder()
    {
        using var upstream = TcpUpstream.Echo();
        var folder = Directory.CreateTempSubdirectory();
        var proxy = await Assert.ThrowsAsync<PortTakenException>(() => FaultHost.StartAsync(
            new() { Proxies = [new("evm", upstream.Port, "127.0.0.1", 1)], LedgerPath = Path.Combine(folder.FullName, "l") }, TimeProvider.System));
        var control = await Assert.ThrowsAsync<PortTakenException>(() => FaultHost.StartAsync(
            new() { ControlPort = upstream.Port, LedgerPath = Path.Combine(folder.FullName, "l") }, TimeProvider.System));
        Assert.Equal((upstream.Port, upstream.Port), (proxy.Port, control.Port));
        Assert.Contains($"pid {Environment.ProcessId} (", proxy.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task NobodyThereIsSaidWithARemedy()
    {
        using var client = new FaultControlClient(new("http://127.0.0.1:1"), new SocketsHttpHandler(), TimeProvider.System);
        var error = await Assert.ThrowsAsync<FaultControlException>(() => client.ListAsync(default));
        Assert.Equal(0, error.Status);
        Assert.Contains("pandacea up", error.Remedy, StringComparison.Ordinal);
    }

    private static async Task<int> PopulateAsync(Rig rig, int upstream)
    {
        var (_, body) = await SendAsync(rig, "POST", "/populate", $$"""[{"name":"two","upstream":"127.0.0.1:{{upstream}}"}]""");
        return int.Parse(JsonDocument.Parse(body).RootElement.GetProperty("proxies")[0].GetProperty("listen").GetString()!.Split(':')[1]);
    }

    private static async Task<(int Status, string Body)> SendAsync(Rig rig, string method, string path, string? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new(method), new Uri(rig.Host.ControlAddress, path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
