using System.Text.Json;

namespace Pandacea.Agent.Tests.Http;

public sealed class RefusalTests
{
    private static readonly string[] Fields =
    [
        "timestamp", "level", "event", "ip", "identity", "route", "method", "reason", "queue_depth", "queue_capacity",
        "rate_limited", "backpressure", "trace_id",
    ];

    [Fact]
    [Trait("Requirement", "S75")]
    [Trait("Requirement", "S77")]
    public async Task A_refusal_leaves_one_line_with_exactly_its_fields_and_the_callers_trace()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using var agent = await TestAgent.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/products");
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");

        await agent.SendAsync(request);

        var line = Assert.Single(agent.Refusals);
        Assert.Equal(Fields, line.EnumerateObject().Select(field => field.Name));
        Assert.Equal("WARN", line.GetProperty("level").GetString());
        Assert.Equal("GET", line.GetProperty("method").GetString());
        Assert.Equal(Trace, line.GetProperty("trace_id").GetString());
        Assert.Equal(100, line.GetProperty("queue_capacity").GetInt32());
    }

    [Fact]
    [Trait("Requirement", "S76")]
    public async Task An_identity_above_its_rate_is_told_when_to_come_and_then_let_in()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        var answers = new List<Answer>();
        for (var i = 0; i < 14; i++)
        {
            answers.Add(await agent.SendAsync(signer.Sign(agent, HttpMethod.Get, "/api/v1/products")));
        }

        var refused = answers.Where(answer => answer.Status == 429).ToList();

        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal("RATE_LIMITED", answer.Code));
        Assert.All(refused, answer => Assert.InRange(answer.RetryAfter!.Value, 1, 5));
        Assert.Equal(refused.Count, agent.Refusals.Count);
        var line = agent.Refusals[0];
        Assert.Equal("identity_rate_limit", line.GetProperty("reason").GetString());
        Assert.Equal(signer.PeerId.ToString(), line.GetProperty("identity").GetString());
        Assert.True(line.GetProperty("rate_limited").GetBoolean());
        Assert.False(line.GetProperty("backpressure").GetBoolean());
    }

    [Fact]
    public async Task Unsigned_requests_are_limited_by_address_and_signed_ones_are_not_touched_by_it()
    {
        await using var agent = await TestAgent.StartAsync();
        var signer = new TestSigner();
        var statuses = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            statuses.Add((await agent.GetAsync("/api/v1/products")).Status);
        }

        Assert.Equal([401, 429], statuses.Distinct());
        Assert.Contains(agent.Refusals, line => line.GetProperty("reason").GetString() == "ip_rate_limit");
        Assert.Contains(agent.Refusals, line => line.GetProperty("reason").GetString() == "grey_listed");
        Assert.Equal(200, (await agent.SendAsync(signer.Sign(agent, HttpMethod.Get, "/api/v1/products"))).Status);
        Assert.Equal(200, (await agent.GetAsync("/health")).Status);
    }

    [Fact]
    [Trait("Requirement", "S69")]
    public async Task As_many_counts_as_lines()
    {
        await using var agent = await TestAgent.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await agent.GetAsync("/api/v1/products");
        }

        var metrics = await agent.GetAsync("/metrics");

        var counted = metrics.Body.Split('\n').Single(line =>
            line.StartsWith("pandacea_requests_refused_total{", StringComparison.Ordinal) && line.Contains("reason=\"signature\"", StringComparison.Ordinal));
        Assert.Equal(5, agent.Refusals.Count);
        Assert.Contains(" 5", counted, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "S6")]
    public async Task A_full_queue_is_503_with_an_honest_retry_after()
    {
        await using var agent = await TestAgent.StartAsync(options => options with { Admission = new() { QueueSize = 2 } });
        var held = new List<IDisposable>();
        for (var i = 0; i < 2; i++)
        {
            held.Add((await agent.Host.Queue.EnterAsync(new("holder" + i, "held"), default)).Ticket!);
        }

        var signer = new TestSigner();
        var refused = await agent.SendAsync(signer.Sign(agent, HttpMethod.Get, "/api/v1/products"));
        held.ForEach(ticket => ticket.Dispose());

        Assert.Equal((503, "QUEUE_FULL"), (refused.Status, refused.Code));
        Assert.InRange(refused.RetryAfter!.Value, 1, 8);
        var line = Assert.Single(agent.Refusals);
        Assert.Equal((2, 2), (line.GetProperty("queue_depth").GetInt32(), line.GetProperty("queue_capacity").GetInt32()));
        Assert.Equal(200, (await agent.SendAsync(signer.Sign(agent, HttpMethod.Get, "/api/v1/products"))).Status);
    }

    [Fact]
    [Trait("Requirement", "S88")]
    public async Task Stopping_finishes_what_is_inside_and_says_so()
    {
        await using var agent = await TestAgent.StartAsync();
        var held = (await agent.Host.Queue.EnterAsync(new("holder", "held"), default)).Ticket!;
        var stopping = agent.Host.StopAsync();

        var health = await agent.GetAsync("/health");
        var late = await agent.SendAsync(new TestSigner().Sign(agent, HttpMethod.Get, "/api/v1/products"));
        Assert.Equal((503, "draining"), (health.Status, health.Json.GetProperty("status").GetString()));
        Assert.Equal((503, "DRAINING"), (late.Status, late.Code));
        Assert.False(stopping.IsCompleted);
        held.Dispose();

        await stopping.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_start_line_tells_the_options_and_no_secret()
    {
        const string Secret = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
        await using var agent = await TestAgent.StartAsync(options => options with { EarnerKey = Secret });

        var line = JsonDocument.Parse(agent.LogText.Split('\n')[0]).RootElement;

        Assert.Equal("agent_started", line.GetProperty("event").GetString());
        Assert.Equal(100, line.GetProperty("queue_size").GetInt32());
        Assert.DoesNotContain(Secret[2..], agent.LogText, StringComparison.Ordinal);
    }
}
