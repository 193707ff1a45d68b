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
    private string _contract = "";

    public async Task InitializeAsync()
    {
        _node = await AnvilNode.StartAsync();
        _contract = await ChainHost.DeployAsync(_node, EvmAccount.Generate());
        _spender = EvmAccount.Generate();
        await _node.FundAsync(_spender.Address);
        await _node.FundAsync(EvmAccount.FromPrivateKey(EarnerKey).Address);
        _agent = await TestAgent.StartAsync(options => options with { EvmRpc = _node.Url, ContractAddress = _contract, EarnerKey = EarnerKey });
        _sdk = new ChainHost(
            options =>
            {
                options.Chain.RpcUrls = [_node.Url];
                options.Chain.ContractAddress = _contract;
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

    /// <summary>With one lease and a nonce that is not its turn, a quarter of the agent's places could be held for ever.</summary>
    [Fact]
    public async Task A_dispute_that_no_block_takes_is_given_up_and_the_same_key_finishes_it_later()
    {
        var (proposed, created) = await LeaseAsync();
        await _sdk.Client.Leases.WaitForApprovalAsync(proposed.LeaseProposalId);
        var signer = new TestSigner();
        await BindAsync(signer);
        var body = $$"""{"reason":"late","signedTransaction":"{{await SignDisputeAsync(created.LeaseId, "late")}}"}""";
        await _node.ResultAsync("evm_setAutomine", false);

        using var impatient = signer.Sign(_agent, HttpMethod.Post, AgentRoutes.Dispute(created.LeaseId), body, "k");
        impatient.Headers.Add(AgentHeaders.TimeoutMs, "300");
        var early = await _agent.SendAsync(impatient);

        Assert.Equal((503, AgentErrorCodes.DependencyUnavailable), (early.Status, early.Code));
        Assert.Equal(1, early.RetryAfter);
        Assert.Equal(0, _agent.Host.Queue.Depth);
        await _node.ResultAsync("evm_mine");
        await _node.ResultAsync("evm_setAutomine", true);
        var later = await _agent.PostAsync(signer, AgentRoutes.Dispute(created.LeaseId), body, "k");
        Assert.Equal(201, later.Status);
        Assert.Equal(LeaseState.Disputed, (await _sdk.Leases.GetAsync(created.LeaseId, default)).State);
        Assert.Contains("disputes 1,", _agent.Kept(), StringComparison.Ordinal);
    }

    private async Task BindAsync(TestSigner signer)
    {
        var challenge = await _agent.PostAsync(signer, AgentRoutes.Challenge, $$"""{"address":"{{_spender.Address}}"}""");
        var nonce = challenge.Json.GetProperty("nonce").GetString()!;
        Assert.Equal(200, (await _agent.PostAsync(signer, AgentRoutes.Verify, $$"""{"nonce":"{{nonce}}","signature":"{{_spender.SignMessage(nonce)}}"}""")).Status);
    }

    /// <summary>The stake is a tenth of the price.</summary>
    private async Task<string> SignDisputeAsync(string leaseId, string reason)
    {
        var lease = await _sdk.Leases.GetAsync(leaseId, default);
        var text = System.Text.Encoding.UTF8.GetBytes(reason);
        byte[] data =
        [
            .. Convert.FromHexString(LeaseAgreementAbi.Selectors.RaiseDispute[2..]), .. Convert.FromHexString(leaseId[2..]),
            .. Word(64), .. Word(text.Length), .. text, .. new byte[32 - text.Length],
        ];
        var signed = await _sdk.Transactions.SignAsync(_spender, new ContractCall(_contract, data, 300_000) { Value = lease.Price / 10 }, default);
        return signed.Raw;
    }

    private static byte[] Word(int number) => [.. new byte[31], (byte)number];

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
