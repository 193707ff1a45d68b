using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Identity;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>What must not get through. Every answer is held to the rules of <see cref="Answer"/>: no 500, an error body.</summary>
public sealed class AttackTests
{
    private const string Leases = "/api/v1/leases";
    private const string Lease = """{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"9000000000000000","duration":"24h"}""";

    public static TheoryData<string> Forgeries =>
        ["stale", "future", "route", "method", "body", "key", "agent", "signature", "peer", "short nonce", "two nonces", "none", "half"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_signature_that_does_not_hold_is_refused_and_nothing_is_done(string forgery)
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        using var request = Forge(agent, signer, forgery);
        var kept = agent.Kept();

        var answer = await agent.SendAsync(request);

        Assert.Equal((401, "UNAUTHORIZED"), (answer.Status, answer.Code));
        Assert.Equal(kept, agent.Kept());
        var line = Assert.Single(agent.Refusals);
        Assert.Equal("signature", line.GetProperty("reason").GetString());
        Assert.Equal("", line.GetProperty("identity").GetString());
        Assert.Equal(0, agent.Host.Queue.Depth);
        var genuine = await agent.PostAsync(signer, Leases, Lease, "k");
        Assert.Equal(202, genuine.Status);
    }

    [Fact]
    public async Task A_replay_is_refused()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        var parts = new SignedParts(At: DateTimeOffset.UtcNow, Nonce: Convert.ToBase64String(new byte[16]));

        var first = await agent.SendAsync(signer.Sign(agent, HttpMethod.Post, Leases, Lease, "k", parts));
        var second = await agent.SendAsync(signer.Sign(agent, HttpMethod.Post, Leases, Lease, "k", parts));

        Assert.Equal(202, first.Status);
        Assert.Equal(401, second.Status);
        Assert.Contains("leases 1,", agent.Kept(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idempotency_key_belongs_to_its_signer_and_its_body()
    {
        await using var agent = await TestAgent.StartAsync();
        var (signer, thief) = (new TestSigner(), new TestSigner());
        var mine = await agent.PostAsync(signer, Leases, Lease, "k");
        var kept = agent.Kept();

        var other = await agent.PostAsync(signer, Leases, Lease.Replace("24h", "48h", StringComparison.Ordinal), "k");

        Assert.Equal((409, "IDEMPOTENCY_KEY_REUSED"), (other.Status, other.Code));
        Assert.Equal(kept, agent.Kept());
        var theirs = await agent.PostAsync(thief, Leases, Lease, "k");
        Assert.NotEqual(mine.Json.GetProperty("leaseProposalId").GetString(), theirs.Json.GetProperty("leaseProposalId").GetString());
    }

    [Fact]
    public async Task A_flood_of_nonces_stops_its_signer_and_nobody_else()
    {
        await using var agent = await TestAgent.StartAsync(options => options with { IdentityRate = new(0.1, 100), Offences = new() { Threshold = 10_000 } });
        var flooder = new TestSigner();
        var answers = new List<Answer>();
        while (answers.Count < 1_000)
        {
            answers.Add(await agent.SendAsync(flooder.Sign(agent, HttpMethod.Get, "/api/v1/products/none")));
        }

        // Eight times what it may ask in the time that nonces are kept.
        Assert.Equal(896, agent.Host.Services.GetRequiredService<NonceStore>().Count);
        Assert.Equal((429, "RATE_LIMITED"), (answers[^1].Status, answers[^1].Code));
        Assert.Equal(202, (await agent.PostAsync(new(), Leases, Lease, "k")).Status);
    }

    [Fact]
    public async Task A_crowd_that_floods_nonces_keeps_nobody_out_and_opens_no_way_for_replays()
    {
        const int Capacity = 1_000;
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var folder = Directory.CreateTempSubdirectory("pandacea-nonces-");
        await using (var agent = await TestAgent.StartAsync(
            time: time, decorate: services => services.AddSingleton(_ => new NonceStore(folder.FullName, time, RateLimitOptions.PerIdentity, Capacity))))
        {
            var crowd = Enumerable.Range(0, 20).Select(_ => new TestSigner()).ToArray();
            var (earner, first) = (new TestSigner(), new SignedParts(At: time.GetUtcNow(), Nonce: Convert.ToBase64String(new byte[16])));
            Assert.Equal(202, (await agent.SendAsync(earner.Sign(agent, HttpMethod.Post, Leases, Lease, "first", first))).Status);
            for (var second = 0; second < 50; second++)
            {
                await Task.WhenAll(crowd.Select(signer => agent.SendAsync(signer.Sign(agent, HttpMethod.Get, "/api/v1/products/none", parts: new(At: time.GetUtcNow())))));
                var mine = await agent.SendAsync(earner.Sign(agent, HttpMethod.Post, Leases, Lease, $"{second}", new(At: time.GetUtcNow())));
                Assert.Equal(202, mine.Status);
                time.Advance(TimeSpan.FromSeconds(1));
            }

            var replay = await agent.SendAsync(earner.Sign(agent, HttpMethod.Post, Leases, Lease, "first", first));
            Assert.Equal((503, "BACKPRESSURE"), (replay.Status, replay.Code));
            Assert.Contains("leases 51,", agent.Kept(), StringComparison.Ordinal);
            Assert.InRange(agent.Host.Services.GetRequiredService<NonceStore>().Count, 1, Capacity);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(9 * 1024)]
    [InlineData(40 * 1024)]
    public async Task Headers_above_8_KiB_are_431(int size)
    {
        await using var agent = await TestAgent.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("X-Bomb", new string('a', size));

        var answer = await agent.SendAsync(request);

        Assert.Equal((431, "HEADERS_TOO_LARGE"), (answer.Status, answer.Code));
        Assert.Equal("headers_too_large", Assert.Single(agent.Refusals).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_header_bomb_is_cut_off()
    {
        await using var agent = await TestAgent.StartAsync();

        var answer = await RawSocket.SendAsync(agent.Host.Address, $"GET /health HTTP/1.1\r\nHost: a\r\nX: {new string('a', 1_000_000)}\r\n\r\n");

        Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal);
        Assert.Equal(200, (await agent.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task A_body_above_10_MiB_is_413_announced_or_not()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        using var chunked = signer.Sign(agent, HttpMethod.Post, Leases, "{}", "k");
        chunked.Content = new StreamContent(new MemoryStream(new byte[11 * 1024 * 1024]));
        chunked.Headers.TransferEncodingChunked = true;
        chunked.Content.Headers.ContentType = new("application/json");

        var announced = await RawSocket.SendAsync(
            agent.Host.Address, $"POST {Leases} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{{");
        Assert.Contains(" 413 ", announced, StringComparison.Ordinal);
        Assert.Contains("BODY_TOO_LARGE", announced, StringComparison.Ordinal);
        try
        {
            Assert.Equal((413, "BODY_TOO_LARGE"), await agent.SendAsync(chunked) is var answer ? (answer.Status, answer.Code) : default);
        }
        catch (HttpRequestException)
        {
            // The connection was closed before all was sent; the refusal is in the log.
        }

        Assert.All(agent.Refusals, line => Assert.Equal("body_too_large", line.GetProperty("reason").GetString()));
        Assert.Equal(2, agent.Refusals.Count);
    }

    [Fact]
    public async Task A_slow_loris_is_cut_off_and_others_are_served()
    {
        await using var agent = await TestAgent.StartAsync();
        var slow = Enumerable.Range(0, 50).Select(_ => RawSocket.SendAsync(agent.Host.Address, "GET /health HTTP/1.1\r\nHost: a\r\nX-")).ToList();

        Assert.Equal(200, (await agent.GetAsync("/health")).Status);

        Assert.All(await Task.WhenAll(slow), answer => Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_trickles_in_takes_no_place_and_is_cut_off()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        var slow = Enumerable.Range(0, 50).Select(i =>
        {
            var headers = signer.Headers(agent.Host.PeerId, "POST", Leases, "{}"u8, "k" + i).Select(header => $"{header.Name}: {header.Value}\r\n");
            return RawSocket.SendAsync(agent.Host.Address, $"POST {Leases} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n{string.Concat(headers)}\r\n{{");
        }).ToList();

        Assert.Equal(202, (await agent.PostAsync(new(), Leases, Lease, "k")).Status);
        Assert.Equal(0, agent.Host.Queue.Depth);

        Assert.All(await Task.WhenAll(slow), answer => Assert.DoesNotContain(" 202 ", answer, StringComparison.Ordinal));
        Assert.Contains("leases 1,", agent.Kept(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[', "", ']')]
    [InlineData('{', "\"a\":", '}')]
    public async Task Deep_nesting_is_a_400(char open, string between, char close)
    {
        await using var agent = await TestAgent.StartAsync();
        var deep = string.Concat(Enumerable.Repeat(open + between, 10_000)) + "1" + new string(close, 10_000);
        var json = $$$"""{"productId":"x","maxPrice":"1","duration":"24h","computation":{"type":"t","parameters":{{{deep}}}}}""";

        Assert.Equal(400, (await agent.PostAsync(new(), Leases, json, "k")).Status);
    }

    [Theory]
    [InlineData("//api/v1/leases")]
    [InlineData("/health/../api/v1/products")]
    [InlineData("/health/%2e%2e/api/v1/products")]
    [InlineData("/API/V1/products")]
    [InlineData("/api/v1/products/")]
    [InlineData("/api/v1/products/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/v1/products;x=1")]
    [InlineData("/api/v1%00/products")]
    public async Task Path_tricks_lead_nowhere_unsigned(string path)
    {
        await using var agent = await TestAgent.StartAsync();

        var answer = await RawSocket.SendAsync(agent.Host.Address, $"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (400|401|404) ", answer);
    }

    [Fact]
    [Trait("Requirement", "S78")]
    public async Task A_spoofed_forwarded_address_is_ignored_and_line_breaks_stay_in_their_line()
    {
        await using var agent = await TestAgent.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/products?secret=1");
        request.Headers.Add("X-Forwarded-For", "6.6.6.6");
        request.Headers.Add(AgentHeaders.PeerId, new TestSigner().PeerId.ToString());
        await agent.SendAsync(request);

        await RawSocket.SendAsync(agent.Host.Address, "GET /api/v1/%0a%7B%22event%22:%22forged%22%7D HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        Assert.Equal(2, agent.Refusals.Count);
        Assert.All(agent.Refusals, line => Assert.Equal("127.0.0.1", line.GetProperty("ip").GetString()));
        Assert.Equal("/api/v1/products", agent.Refusals[0].GetProperty("route").GetString());
        Assert.Equal("", agent.Refusals[0].GetProperty("identity").GetString());
        Assert.DoesNotContain("\n{\"event\":\"forged\"", agent.LogText, StringComparison.Ordinal);
    }

    private static HttpRequestMessage Forge(TestAgent agent, TestSigner signer, string forgery)
    {
        if (forgery is "none" or "half")
        {
            var bare = new HttpRequestMessage(HttpMethod.Post, Leases) { Content = new StringContent(Lease, Encoding.UTF8, "application/json") };
            bare.Headers.TryAddWithoutValidation(AgentHeaders.PeerId, forgery == "half" ? signer.PeerId.ToString() : null);
            return bare;
        }

        var parts = forgery switch
        {
            "stale" => new SignedParts(At: DateTimeOffset.UtcNow.AddSeconds(-62)),
            "future" => new SignedParts(At: DateTimeOffset.UtcNow.AddSeconds(65)),
            "route" => new SignedParts(Path: "/api/v1/auth/challenge"),
            "method" => new SignedParts(Method: "GET"),
            "body" => new SignedParts(Body: "{}"),
            "agent" => new SignedParts(Agent: new TestSigner().PeerId.ToString()),
            "signature" => new SignedParts(Signature: Convert.ToBase64String(new byte[64])),
            "peer" => new SignedParts(PeerId: new TestSigner().PeerId.ToString()),
            "short nonce" => new SignedParts(Nonce: Convert.ToBase64String(new byte[8])),
            _ => new SignedParts(),
        };
        var request = signer.Sign(agent, HttpMethod.Post, Leases, Lease, "signed", parts);
        if (forgery == "two nonces")
        {
            request.Headers.TryAddWithoutValidation(AgentHeaders.Nonce, Convert.ToBase64String(new byte[16]));
        }

        if (forgery == "key")
        {
            request.Headers.Remove(AgentHeaders.IdempotencyKey);
            request.Headers.Add(AgentHeaders.IdempotencyKey, "another");
        }

        return request;
    }
}
