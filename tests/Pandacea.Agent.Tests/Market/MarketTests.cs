using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;
using SdkIdentity = Pandacea.Sdk.Agent.AgentIdentity;

namespace Pandacea.Agent.Tests.Market;

/// <summary>The SDK, a real agent and a real node.</summary>
[Trait("Requirement", "S70")]
public sealed class MarketTests : IAsyncLifetime
{
    private const string Product = "did:pandacea:earner:home/energy-meter";
    private const string EarnerKey = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";

    private AnvilNode _node = null!;
    private TestAgent _agent = null!;
    private ChainHost _sdk = null!;
    private EvmAccount _spender = null!;

    public async Task InitializeAsync()
    {
        _node = await AnvilNode.StartAsync();
        var contract = await ChainHost.DeployAsync(_node, EvmAccount.Generate());
        _spender = EvmAccount.Generate();
        await _node.FundAsync(_spender.Address);
        await _node.FundAsync(EvmAccount.FromPrivateKey(EarnerKey).Address);
        _agent = await TestAgent.StartAsync(options => options with { EvmRpc = _node.Url, ContractAddress = contract, EarnerKey = EarnerKey });
        _sdk = new ChainHost(
            options =>
            {
                options.Chain.RpcUrls = [_node.Url];
                options.Chain.ContractAddress = contract;
                options.Agent.BaseUrl = _agent.Host.Address;
                options.Agent.ApprovalPollInterval = TimeSpan.FromMilliseconds(50);
            },
            services => services.AddSingleton(SdkIdentity.Generate()));
    }

    public async Task DisposeAsync()
    {
        await _sdk.DisposeAsync();
        await _agent.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task A_product_is_found_leased_and_approved()
    {
        var products = await _sdk.Client.Products.ListAsync(new() { PageSize = 1 }).ToListAsync();
        Assert.Contains(products, product => product.ProductId == Product);

        var (proposed, created) = await LeaseAsync();
        var lease = await _sdk.Client.Leases.WaitForApprovalAsync(proposed.LeaseProposalId);

        Assert.Equal((LeaseStatus.Approved, created.LeaseId, proposed.Price), (lease.Status, lease.OnChainLeaseId, lease.Price));
        Assert.Equal(LeaseState.Approved, (await _sdk.Leases.GetAsync(created.LeaseId, default)).State);
    }

    [Fact]
    public async Task An_address_is_bound_by_its_own_signature_once()
    {
        var bound = await _sdk.Client.Agent.BindAddressAsync(_spender);

        Assert.Equal(new VerifyAnswer(_spender.Address, _sdk.Client.Agent.Identity.ToString(), true), bound);
        Assert.Contains("address_bindings 1,", _agent.Kept(), StringComparison.Ordinal);

        // By hand, to use a nonce twice and as somebody else.
        var (signer, thief) = (new TestSigner(), new TestSigner());
        var challenge = await _agent.PostAsync(signer, AgentRoutes.Challenge, $$"""{"address":"{{_spender.Address}}"}""");
        var nonce = challenge.Json.GetProperty("nonce").GetString()!;
        var body = $$"""{"nonce":"{{nonce}}","signature":"{{_spender.SignMessage(nonce)}}"}""";
        Assert.Equal((401, "UNAUTHORIZED"), await _agent.PostAsync(thief, AgentRoutes.Verify, body) is var stolen ? (stolen.Status, stolen.Code) : default);
        Assert.Equal(200, (await _agent.PostAsync(signer, AgentRoutes.Verify, body)).Status);
        Assert.Equal(401, (await _agent.PostAsync(signer, AgentRoutes.Verify, body)).Status);
        Assert.Contains("challenges 0, address_bindings 2,", _agent.Kept(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispute_is_sent_for_the_bound_spender_and_for_nobody_else()
    {
        var (proposed, created) = await LeaseAsync();
        await _sdk.Client.Leases.WaitForApprovalAsync(proposed.LeaseProposalId);
        var refusal = await Assert.ThrowsAsync<AgentException>(() => _sdk.Client.Leases.RaiseDisputeAsync(_spender, created.LeaseId, "late").AsTask());
        Assert.Equal((AgentErrorCodes.ValidationError, 400), (refusal.Code, refusal.Status));
        Assert.Contains("bound to the caller", refusal.AgentMessage, StringComparison.Ordinal);

        await _sdk.Client.Agent.BindAddressAsync(_spender);
        var raised = await _sdk.Client.Leases.RaiseDisputeAsync(_spender, created.LeaseId, "late");

        Assert.StartsWith("0x", raised.TransactionHash, StringComparison.Ordinal);
        Assert.Equal(LeaseState.Disputed, (await _sdk.Leases.GetAsync(created.LeaseId, default)).State);
        Assert.Contains("disputes 1,", _agent.Kept(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_says_something_else_than_the_request_is_refused()
    {
        var (proposed, created) = await LeaseAsync();
        await _sdk.Client.Leases.WaitForApprovalAsync(proposed.LeaseProposalId);
        var signer = new TestSigner();
        foreach (var transaction in new[] { "0x02c0", "0x" + new string('0', 400) })
        {
            var answer = await _agent.PostAsync(
                signer, AgentRoutes.Dispute(created.LeaseId), $$"""{"reason":"late","signedTransaction":"{{transaction}}"}""", "k" + transaction.Length);
            Assert.Equal((400, "VALIDATION_ERROR"), (answer.Status, answer.Code));
            Assert.Contains("signedTransaction", answer.Message, StringComparison.Ordinal);
        }

        Assert.Contains("disputes 0,", _agent.Kept(), StringComparison.Ordinal);
    }

    private async Task<(LeaseProposed Proposed, LeaseCreated Created)> LeaseAsync()
    {
        var duration = TimeSpan.FromHours(1);
        var proposed = await _sdk.Client.Leases.ProposeAsync(new ProposeLease(Product, ChainHost.Ether, duration));
        var liveness = await _sdk.Client.Agent.LivenessAsync();
        var created = await _sdk.Leases.CreateAsync(
            new CreateLease(
                _spender,
                liveness.Earner!,
                LeaseIds.ProductId(Product),
                proposed.LeaseProposalId,
                proposed.Price,
                ChainHost.Ether,
                (ulong)(TimeProvider.System.GetUtcNow() + duration).ToUnixTimeSeconds()),
            default);
        return (proposed, created);
    }
}
