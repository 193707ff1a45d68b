using System.Globalization;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class AgentRetryTests : IAsyncLifetime
{
    private static readonly ProposeLease Proposal = new("weather/berlin", 2_000_000_000_000_000, TimeSpan.FromHours(24));
    private const string Accepted = """{"status":"pending_approval","leaseProposalId":"0x01","proposedPrice":"1500000000000000"}""";
    private AgentHost _host = null!;

    public async Task InitializeAsync() => _host = await AgentHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_retry_keeps_the_idempotency_key_and_signs_anew()
    {
        _host.Stub.Answer = (_, number) => number < 3 ? new StubAnswer(502, "") : new StubAnswer(202, Accepted);
        var lease = await _host.DriveAsync(_host.Client.Leases.ProposeAsync(Proposal));

        var seen = _host.Stub.Seen;
        Assert.Equal(3, seen.Count);
        Assert.Equal([lease.IdempotencyKey], seen.Select(request => request.Header(AgentHeaders.IdempotencyKey)).Distinct());
        Assert.Equal(3, seen.Select(request => request.Header(AgentHeaders.Nonce)).Distinct().Count());
        Assert.Equal(3, seen.Select(request => request.Header(AgentHeaders.Timestamp)).Distinct().Count());
        Assert.Equal(3, seen.Select(request => request.Header(AgentHeaders.Signature)).Distinct().Count());
        Assert.Single(seen.Select(request => request.Text).Distinct());
        Assert.Single(seen.Select(request => request.Header(WireHeaders.Call)).Distinct());
        Assert.Equal(["1", "2", "3"], seen.Select(request => request.Header(WireHeaders.Attempt)));
    }

    [Theory]
    [InlineData(503, "QUEUE_FULL")]
    [InlineData(503, "BACKPRESSURE")]
    [InlineData(429, "RATE_LIMITED")]
    public async Task A_refusal_that_says_when_to_come_back_is_believed(int status, string code)
    {
        _host.Stub.Answer = (_, number) => number == 1
            ? StubAnswer.Error(status, code) with { RetryAfter = "3" }
            : new StubAnswer(202, Accepted);
        await _host.DriveAsync(_host.Client.Leases.ProposeAsync(Proposal));

        Assert.InRange(Assert.Single(_host.Time.Waited), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.2));
        Assert.Equal(2, _host.Stub.Seen.Count);
        Assert.Equal(CircuitState.Closed, _host.Get<UpstreamPipelineFactory>().GetOrCreate("agent").State);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_may_pass_is_retried_until_the_retries_are_used_up(int status)
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Error(status, "SOME_CODE");
        var error = await _host.RefusedAsync(_host.Client.Leases.ProposeAsync(Proposal));

        Assert.Equal((6, 6, status, true), (_host.Stub.Seen.Count, error.Attempts, error.Status, error.IsTransient));
        Assert.Equal(status >= 500, error.MayHaveTakenEffect);
    }

    [Theory]
    [InlineData(400, "VALIDATION_ERROR")]
    [InlineData(401, "UNAUTHORIZED")]
    [InlineData(403, "POLICY_REJECTION")]
    [InlineData(404, "NOT_FOUND")]
    [InlineData(409, "IDEMPOTENCY_KEY_REUSED")]
    [InlineData(413, "BODY_TOO_LARGE")]
    [InlineData(422, "OTHER")]
    [InlineData(431, "HEADERS_TOO_LARGE")]
    public async Task What_no_retry_can_change_is_not_retried(int status, string code)
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Error(status, code, "the price is too low");
        var error = await _host.RefusedAsync(_host.Client.Leases.ProposeAsync(Proposal));

        Assert.Single(_host.Stub.Seen);
        Assert.Equal((code, status, 1, "agent", false), (error.Code, error.Status, error.Attempts, error.Dependency, error.IsTransient));
        Assert.Equal("the price is too low", error.AgentMessage);
        Assert.Equal("r-1", error.RequestId);
        Assert.False(error.MayHaveTakenEffect);
        Assert.Contains("the price is too low", error.Message);
    }

    [Fact]
    public async Task Each_attempt_says_how_long_it_is_waited_for()
    {
        await using var host = await AgentHost.StartAsync(options =>
        {
            options.Resilience.AttemptTimeout = TimeSpan.FromSeconds(2);
            options.Resilience.TotalTimeout = TimeSpan.FromSeconds(4);
        });
        host.Stub.Answer = (_, number) => number == 1
            ? StubAnswer.Error(503, "QUEUE_FULL") with { RetryAfter = "3" }
            : new StubAnswer(202, Accepted);
        await host.DriveAsync(host.Client.Leases.ProposeAsync(Proposal));

        var limits = host.Stub.Seen.Select(request => int.Parse(request.Header(AgentHeaders.TimeoutMs)!, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2000, limits[0]);
        Assert.InRange(limits[1], 900, 1000);
    }

    [Fact]
    public async Task A_chosen_key_is_used_for_every_call()
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(202, Accepted);
        var request = Proposal with { IdempotencyKey = "order-7" };
        await _host.DriveAsync(_host.Client.Leases.ProposeAsync(request));
        await _host.DriveAsync(_host.Client.Leases.ProposeAsync(request));
        await _host.DriveAsync(_host.Client.Leases.ProposeAsync(Proposal));

        var keys = _host.Stub.Seen.Select(seen => seen.Header(AgentHeaders.IdempotencyKey)!).ToList();
        Assert.Equal(["order-7", "order-7"], keys[..2]);
        Assert.Equal(32, keys[2].Length);
        await Assert.ThrowsAsync<ArgumentException>(async () => await _host.Client.Leases.ProposeAsync(Proposal with { IdempotencyKey = "two words" }));
    }

    [Fact]
    public async Task An_agent_that_keeps_failing_opens_its_circuit()
    {
        await using var host = await AgentHost.StartAsync(options => options.Resilience.CircuitFailThreshold = 3);
        host.Stub.Answer = (_, _) => new StubAnswer(500, "");
        await Assert.ThrowsAsync<CircuitOpenException>(() => host.DriveAsync(host.Client.Leases.GetAsync("0x01")));
        Assert.Equal(3, host.Stub.Seen.Count);
        var refusal = await Assert.ThrowsAsync<CircuitOpenException>(() => host.DriveAsync(host.Client.Leases.GetAsync("0x01")));
        Assert.Equal(("agent", 0), (refusal.Dependency, refusal.Attempts));
        Assert.NotNull(refusal.RetryAfter);
    }
}
