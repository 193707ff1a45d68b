using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class DisputeTests(AnvilFixture chain) : IClassFixture<AnvilFixture>, IAsyncLifetime
{
    private AgentStub _stub = null!;
    private ChainHost _host = null!;
    private EvmAccount _spender = null!;
    private string _lease = "";

    public async Task InitializeAsync()
    {
        _stub = await AgentStub.StartAsync(TimeProvider.System);
        _host = new ChainHost(
            options =>
            {
                options.Chain.RpcUrls = [chain.Node.Url];
                options.Chain.ContractAddress = chain.Contract;
                options.Agent.BaseUrl = _stub.Url;
                options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
                options.Resilience.MaxRetries = 1;
            },
            services => services.AddSingleton(AgentIdentity.Generate()));
        _spender = await chain.AccountAsync();
        _lease = (await _host.Leases.CreateAsync(ChainHost.Request(_spender, chain.Owner.Address), default)).LeaseId;
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _stub.DisposeAsync();
    }

    [Fact]
    public async Task A_dispute_is_signed_here_and_sent_by_the_agent()
    {
        _stub.Answer = (request, _) => Send(request);
        var dispute = await _host.Client.Leases.RaiseDisputeAsync(_spender, _lease, "late", default);

        Assert.Equal("d-1", dispute.DisputeId);
        Assert.Equal(LeaseState.Disputed, (await _host.Leases.GetAsync(_lease, default)).State);
        Assert.Equal(AgentRoutes.Dispute(_lease), Assert.Single(_stub.Seen).Target);
        Assert.Empty(await _host.Get<ITransactionOutbox>().PendingAsync(default));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_with_the_same_bytes()
    {
        _stub.Answer = (request, number) => number == 1 ? Lost(Send(request)) : StubAnswer.Ok("""{"disputeId":"d-1","status":"raised","transactionHash":"0x"}""");
        await _host.Client.Leases.RaiseDisputeAsync(_spender, _lease, "late", default);

        Assert.Equal(2, _stub.Seen.Count);
        Assert.Single(_stub.Seen.Select(request => request.Text).Distinct());
        Assert.Single(_stub.Seen.Select(request => request.Header(AgentHeaders.IdempotencyKey)).Distinct());
        Assert.Equal(LeaseState.Disputed, (await _host.Leases.GetAsync(_lease, default)).State);
    }

    [Fact]
    public async Task A_dispute_that_the_agent_refused_leaves_no_trace()
    {
        _stub.Answer = (_, _) => StubAnswer.Error(409, "CONFLICT");
        var error = await Assert.ThrowsAsync<AgentException>(async () => await _host.Client.Leases.RaiseDisputeAsync(_spender, _lease, "late", default));
        Assert.False(error.MayHaveTakenEffect);
        Assert.Empty(await _host.Get<ITransactionOutbox>().PendingAsync(default));

        // The nonce is free: the next transaction is mined without a gap.
        await _host.Leases.CancelAsync(_spender, _lease, default);
        Assert.Equal(LeaseState.Cancelled, (await _host.Leases.GetAsync(_lease, default)).State);
    }

    [Fact]
    public async Task A_dispute_that_may_have_been_sent_goes_before_the_next_transaction()
    {
        _stub.Answer = (_, _) => StubAnswer.Error(500, "INTERNAL_ERROR");
        var error = await Assert.ThrowsAsync<AgentException>(async () => await _host.Client.Leases.RaiseDisputeAsync(_spender, _lease, "late", default));
        Assert.True(error.MayHaveTakenEffect);
        Assert.Single(await _host.Get<ITransactionOutbox>().PendingAsync(default));

        var other = await _host.Leases.CreateAsync(ChainHost.Request(_spender, chain.Owner.Address), default);
        Assert.Equal(LeaseState.Created, (await _host.Leases.GetAsync(other.LeaseId, default)).State);
        Assert.Equal(LeaseState.Disputed, (await _host.Leases.GetAsync(_lease, default)).State);
    }

    [Fact]
    public async Task What_was_sent_meanwhile_is_not_released()
    {
        var call = new ContractCall(chain.Owner.Address, [], 21_000);
        var signed = await _host.Transactions.SignAsync(_spender, call, default);
        var next = await _host.Transactions.SendAsync(_spender, call, default);
        await _host.Transactions.ReleaseAsync(signed, default);
        Assert.Equal(signed.Nonce + 1, next.Nonce);
        Assert.True((await _host.Transactions.ConfirmAsync(next, default)).Succeeded);
        Assert.True((await _host.Transactions.ConfirmAsync(signed, default)).Succeeded);
    }

    private static StubAnswer Lost(StubAnswer sent) => sent.Status == 201 ? new StubAnswer(502, "") : sent;

    private StubAnswer Send(SeenRequest request)
    {
        using var body = JsonDocument.Parse(request.Text);
        Assert.Equal("late", body.RootElement.GetProperty("reason").GetString());
        var hash = Cast.Run("publish", "--async", "--rpc-url", chain.Node.Url.ToString(), body.RootElement.GetProperty("signedTransaction").GetString()!);
        return new StubAnswer(201, $$"""{"disputeId":"d-1","status":"raised","transactionHash":"{{hash}}"}""");
    }
}
