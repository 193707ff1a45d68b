using System.Text;
using System.Text.RegularExpressions;

namespace Pandacea.Agent.Tests.Http;

public sealed partial class RouteTests
{
    private const string Product = "did:pandacea:earner:home/energy-meter";
    private const string Lease = $$"""{"productId":"{{Product}}","maxPrice":"9000000000000000","duration":"24h"}""";

    [Fact]
    [Trait("Requirement", "S18")]
    public async Task Health_needs_no_signature_and_liveness_says_who_it_is()
    {
        await using var agent = await TestAgent.StartAsync();

        var health = await agent.GetAsync("/health");
        Assert.Equal(200, health.Status);
        Assert.Equal("""{"status":"healthy"}""", health.Body);
        Assert.Equal(agent.Host.PeerId, (await agent.GetAsync("/healthz")).Json.GetProperty("peerId").GetString());
        var ready = await agent.GetAsync("/readyz");
        Assert.Contains(ready.Json.GetProperty("checks").EnumerateArray(), check => check.GetProperty("name").GetString() == "store");
    }

    [Fact]
    public async Task A_lease_is_proposed_once_for_its_key_and_found_again()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();

        var first = await agent.PostAsync(signer, "/api/v1/leases", Lease, "key-1");
        var again = await agent.PostAsync(signer, "/api/v1/leases", Lease, "key-1");
        var other = await agent.PostAsync(signer, "/api/v1/leases", Lease.Replace("24h", "25h", StringComparison.Ordinal), "key-1");

        Assert.Equal(202, first.Status);
        Assert.Equal((first.Status, first.Body), (again.Status, again.Body));
        Assert.Equal((409, "IDEMPOTENCY_KEY_REUSED"), (other.Status, other.Code));
        var id = first.Json.GetProperty("leaseProposalId").GetString()!;
        var found = await agent.SendAsync(signer.Sign(agent, HttpMethod.Get, "/api/v1/leases/" + id));
        Assert.Equal("pending_approval", found.Json.GetProperty("status").GetString());
        Assert.Equal(id, found.Json.GetProperty("leaseProposalId").GetString());
    }

    [Theory]
    [InlineData("""{"productId":"x","maxPrice":"1","duration":"24h","colour":"red"}""", "INVALID_REQUEST", "colour")]
    [InlineData("""{"productId":"x","maxPrice":1,"duration":"24h"}""", "INVALID_REQUEST", "maxPrice")]
    [InlineData("""{"productId":"x","productId":"y","maxPrice":"1","duration":"24h"}""", "INVALID_REQUEST", "productId")]
    [InlineData("""{"maxPrice":"1","duration":"24h"}""", "VALIDATION_ERROR", "productId")]
    [InlineData("""{"productId":"x","maxPrice":"-1","duration":"24h"}""", "VALIDATION_ERROR", "maxPrice")]
    [InlineData("""{"productId":"x","maxPrice":"1","duration":"soon"}""", "VALIDATION_ERROR", "duration")]
    [InlineData("""{"productId":"x","maxPrice":"1","duration":"24h","computation":{"type":"t","extra":1}}""", "INVALID_REQUEST", "extra")]
    [InlineData("""{"productId":"x","maxPrice":"1","duration":"24h","computation":{"type":"t","parameters":[]}}""", "VALIDATION_ERROR", "computation.parameters")]
    [InlineData("{", "INVALID_REQUEST", "JSON")]
    [InlineData("[]", "INVALID_REQUEST", "JSON")]
    [InlineData("null", "INVALID_REQUEST", "body")]
    [InlineData("", "INVALID_REQUEST", "body")]
    public async Task Bad_input_is_answered_with_the_field(string json, string code, string named)
    {
        await using var agent = await TestAgent.StartAsync();

        var answer = await agent.PostAsync(new(), "/api/v1/leases", json, "key");

        Assert.Equal((400, code), (answer.Status, answer.Code));
        Assert.Contains(named, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_too_low_and_an_unknown_product_are_told_apart()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();

        var low = await agent.PostAsync(signer, "/api/v1/leases", Lease.Replace("9000000000000000", "1", StringComparison.Ordinal), "a");
        var unknown = await agent.PostAsync(signer, "/api/v1/leases", Lease.Replace(Product, "nothing", StringComparison.Ordinal), "b");
        var keyless = await agent.PostAsync(signer, "/api/v1/leases", Lease);

        Assert.Equal((403, "POLICY_REJECTION"), (low.Status, low.Code));
        Assert.Equal((404, "NOT_FOUND"), (unknown.Status, unknown.Code));
        Assert.Equal(400, keyless.Status);
        Assert.Contains("Idempotency-Key", keyless.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_is_paged_filtered_and_found_by_escaped_ids()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        Task<Answer> Get(string path) => agent.SendAsync(signer.Sign(agent, HttpMethod.Get, path));

        var first = await Get("/api/v1/products?limit=2");
        var next = await Get("/api/v1/products?limit=2&cursor=" + first.Json.GetProperty("nextCursor").GetString());
        var energy = await Get("/api/v1/products?keywords=energy,unheard");
        var one = await Get("/api/v1/products/" + Uri.EscapeDataString(Product));

        Assert.Equal(2, first.Json.GetProperty("data").GetArrayLength());
        Assert.Equal(1, next.Json.GetProperty("data").GetArrayLength());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, next.Json.GetProperty("nextCursor").ValueKind);
        Assert.Equal(Product, Assert.Single(energy.Json.GetProperty("data").EnumerateArray()).GetProperty("productId").GetString());
        Assert.Equal(Product, one.Json.GetProperty("productId").GetString());
        foreach (var wrong in new[] { "limit=0", "limit=101", "limit=x", "cursor=%21", "cursor=AAAA", "page=2" })
        {
            Assert.Equal(400, (await Get("/api/v1/products?" + wrong)).Status);
        }
    }

    [Fact]
    public async Task An_address_is_bound_by_its_signature_once()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        var challenge = await agent.PostAsync(signer, "/api/v1/auth/challenge", """{"address":"0x2c7536E3605D9C16a7a3D7b1898e529396a65c23"}""");

        var body = $$"""{"nonce":"{{challenge.Json.GetProperty("nonce").GetString()}}","signature":"0x{{new string('1', 130)}}"}""";
        var forged = await agent.PostAsync(signer, "/api/v1/auth/verify", body);
        var missing = await agent.PostAsync(signer, "/api/v1/auth/challenge", "{}");
        var half = await agent.PostAsync(signer, "/api/v1/auth/verify", """{"nonce":"x"}""");

        Assert.Equal(201, challenge.Status);
        Assert.Equal((401, "UNAUTHORIZED"), (forged.Status, forged.Code));
        Assert.Equal((400, "MISSING_ADDRESS"), (missing.Status, missing.Code));
        Assert.Equal((400, "MISSING_FIELDS"), (half.Status, half.Code));
    }

    [Fact]
    public async Task Nothing_is_answered_without_the_error_body()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        var text = signer.Sign(agent, HttpMethod.Post, "/api/v1/leases", "{}", "k");
        text.Content = new StringContent("{}", Encoding.UTF8, "text/plain");

        Assert.Equal(404, (await agent.SendAsync(signer.Sign(agent, HttpMethod.Get, "/api/v1/nothing"))).Status);
        Assert.Equal(405, (await agent.SendAsync(signer.Sign(agent, HttpMethod.Delete, "/api/v1/leases"))).Status);
        Assert.Equal(415, (await agent.SendAsync(text)).Status);
        Assert.Equal(404, (await agent.GetAsync("/nothing")).Status);
        Assert.Equal(405, (await agent.SendAsync(new(HttpMethod.Post, "/health"))).Status);
    }

    [Fact]
    public async Task Metrics_and_documents_are_served()
    {
        await using var agent = await TestAgent.StartAsync();
        Assert.Equal(401, (await agent.GetAsync("/api/v1/products")).Status);

        var metrics = await agent.GetAsync("/metrics");

        Assert.Contains("pandacea_requests_refused_total{", metrics.Body, StringComparison.Ordinal);
        Assert.Contains("pandacea_queue_capacity", metrics.Body, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "S108")]
    public async Task The_page_of_the_api_and_all_that_it_loads_come_from_the_agent()
    {
        await using var agent = await TestAgent.StartAsync();

        var page = await agent.GetAsync("/docs");

        Assert.Equal(200, page.Status);
        var loaded = Loaded().Matches(page.Body).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains(loaded, file => file.EndsWith(".js", StringComparison.Ordinal));
        Assert.All(loaded, file => Assert.DoesNotContain("//", file, StringComparison.Ordinal));
        foreach (var file in loaded)
        {
            Assert.Equal(200, (await agent.GetAsync(new Uri(new Uri("http://agent/docs/index.html"), file).AbsolutePath)).Status);
        }

        Assert.Contains("/openapi/v1.json", (await agent.GetAsync("/docs/index.js")).Body, StringComparison.Ordinal);
    }

    [GeneratedRegex("""(?:src|href)="([^"]+)""")]
    private static partial Regex Loaded();
}
