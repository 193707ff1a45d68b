using System.Text.Json;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class AgentClientTests : IAsyncLifetime
{
    private const string Lease = """{"status":"approved","leaseProposalId":"0x01","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}""";
    private AgentHost _host = null!;

    public async Task InitializeAsync() => _host = await AgentHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_agent_is_asked_once_who_it_is()
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Ok(Lease);
        await _host.Client.Leases.GetAsync("0x01");
        await _host.Client.Leases.GetAsync("0x01");
        Assert.Equal(1, _host.Stub.LivenessAsked);
        Assert.Equal(_host.Stub.PeerId, (await _host.Client.Agent.AgentPeerIdAsync()).ToString());
        Assert.All(_host.Stub.Seen, request => Assert.Equal(_host.Identity.PeerId.ToString(), request.Header(AgentHeaders.PeerId)));
    }

    [Fact]
    public async Task A_client_for_somebody_else_signs_as_them_and_shares_what_is_known()
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Ok(Lease);
        var other = AgentIdentity.Generate();
        await _host.Client.Leases.GetAsync("0x01");
        await _host.Client.Agent.As(other).Leases.GetAsync("0x01");
        await _host.Client.Leases.GetAsync("0x01");

        var signers = _host.Stub.Seen.Select(request => request.Header(AgentHeaders.PeerId));
        Assert.Equal([_host.Identity.ToString(), other.ToString(), _host.Identity.ToString()], signers);
        Assert.Equal(1, _host.Stub.LivenessAsked);
    }

    [Fact]
    public async Task Another_agent_at_the_same_place_refuses_once_and_is_then_signed_for()
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Ok(Lease);
        await _host.Client.Leases.GetAsync("0x01");
        _host.Stub.Replace();
        Assert.Equal(AgentErrorCodes.Unauthorized, (await _host.RefusedAsync(_host.Client.Leases.GetAsync("0x01"))).Code);
        Assert.Equal(LeaseStatus.Approved, (await _host.Client.Leases.GetAsync("0x01")).Status);
    }

    [Fact]
    public async Task A_configured_agent_is_never_exchanged()
    {
        await using var host = await AgentHost.StartAsync(options => options.Agent.PeerId = AgentIdentity.Generate().PeerId.ToString());
        host.Stub.Answer = (_, _) => StubAnswer.Ok(Lease);
        Assert.Equal("signature", (await host.RefusedAsync(host.Client.Leases.GetAsync("0x01"))).AgentMessage);
        Assert.Equal("signature", (await host.RefusedAsync(host.Client.Leases.GetAsync("0x01"))).AgentMessage);
        Assert.Equal(0, host.Stub.LivenessAsked);
    }

    [Fact]
    public async Task What_is_no_agent_is_not_signed_for()
    {
        _host.Stub.Open["/healthz"] = StubAnswer.Ok("""{"status":"ok","uptime_s":1,"peerId":"Qm"}""");
        var error = await _host.RefusedAsync(_host.Client.Leases.GetAsync("0x01"));
        Assert.Null(error.Code);
        Assert.Empty(_host.Stub.Seen);
    }

    [Fact]
    public async Task Health_is_told_without_a_signature_also_when_it_is_bad()
    {
        _host.Stub.Open["/health"] = new StubAnswer(503, """{"status":"draining"}""");
        _host.Stub.Open["/readyz"] = new StubAnswer(503, """{"ready":false,"checks":[{"name":"evm_rpc","status":"not_ready","detail":"down"},{"name":"store","status":"ready"}]}""");
        var agent = _host.Client.Agent;
        Assert.Equal(Health.Draining, (await agent.HealthAsync()).Status);
        var readiness = await agent.ReadinessAsync();
        Assert.Equal([("evm_rpc", "not_ready", "down"), ("store", "ready", null)], readiness.Checks.Select(check => (check.Name, check.Status, check.Detail)));
        Assert.False(readiness.Ready);
        Assert.Equal((Liveness.Ok, 1.25, _host.Stub.PeerId), ((await agent.LivenessAsync()) is var live ? (live.Status, live.UptimeSeconds, live.PeerId) : default));
    }

    [Fact]
    public async Task A_proxy_that_answers_for_a_dead_agent_is_not_its_health()
    {
        _host.Stub.Open["/health"] = new StubAnswer(503, "upstream down");
        var error = await Assert.ThrowsAsync<Pandacea.Sdk.Resilience.UpstreamException>(() => _host.DriveAsync(_host.Client.Agent.HealthAsync()));
        Assert.Equal((503, 6), (error.Status, error.Attempts));
    }

    [Fact]
    public async Task An_address_is_bound_by_signing_the_challenge()
    {
        var account = EvmAccount.Generate();
        string? signer = null;
        _host.Stub.Answer = (request, _) =>
        {
            if (request.Target == AgentRoutes.Challenge)
            {
                Assert.Equal($$"""{"address":"{{account.Address}}"}""", request.Text);
                return new StubAnswer(201, $$"""{"nonce":"{{Text(account.Address)}}","address":"{{EvmAddress.ToChecksum(account.Address)}}","expires_at":"2026-01-01T00:00:00Z"}""");
            }

            using var body = JsonDocument.Parse(request.Text);
            Assert.True(PersonalMessage.TryRecover(body.RootElement.GetProperty("nonce").GetString()!, body.RootElement.GetProperty("signature").GetString(), out signer));
            return StubAnswer.Ok($$"""{"address":"{{signer}}","peerId":"{{request.Header("X-Pandacea-Peer-ID")}}","valid":true}""");
        };
        var bound = await _host.Client.Agent.BindAddressAsync(account);

        Assert.Equal(account.Address, signer);
        Assert.Equal((account.Address, _host.Identity.PeerId.ToString()), (bound.Address, bound.PeerId));
        Assert.Equal([AgentRoutes.Challenge, AgentRoutes.Verify], _host.Stub.Seen.Select(request => request.Target));
    }

    [Theory]
    [InlineData("")]
    [InlineData("n")]
    [InlineData("ADDRESS")]
    [InlineData("PEER")]
    [InlineData("AGENT")]
    [InlineData("TOKEN")]
    [InlineData("END")]
    public async Task A_challenge_for_somebody_else_or_of_another_text_is_not_signed(string other)
    {
        var account = EvmAccount.Generate();
        var (agent, own) = (AgentIdentity.Generate().PeerId.ToString(), Text(account.Address));
        var nonce = other switch
        {
            "ADDRESS" => Text(EvmAccount.Generate().Address),
            "PEER" => BindingText.Of(account.Address, agent, _host.Stub.PeerId, "t"),
            "AGENT" => BindingText.Of(account.Address, _host.Identity.PeerId.ToString(), agent, "t"),
            "TOKEN" => own[..(own.LastIndexOf(' ') + 1)],
            "END" => own + " and pay",
            _ => other,
        };
        _host.Stub.Answer = (_, _) => new StubAnswer(201, $$"""{"nonce":"{{nonce}}","address":"{{account.Address}}","expires_at":"2026-01-01T00:00:00Z"}""");
        Assert.Null((await _host.RefusedAsync(_host.Client.Agent.BindAddressAsync(account))).Code);
        Assert.Single(_host.Stub.Seen);
    }

    [Fact]
    public async Task The_client_names_itself_if_it_has_a_name()
    {
        await using var host = await AgentHost.StartAsync(options => options.Agent.ClientName = "workload");
        host.Stub.Answer = (_, _) => StubAnswer.Ok(Lease);
        await host.Client.Leases.GetAsync("0x01");
        Assert.Equal("workload", Assert.Single(host.Stub.Seen).Header(WireHeaders.Client));
    }

    private string Text(string address) => BindingText.Of(address, _host.Identity.PeerId.ToString(), _host.Stub.PeerId, "token");
}
