using System.Numerics;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;
using Selectors = Pandacea.Protocol.LeaseAgreementAbi.Selectors;

namespace Pandacea.Sdk.Tests.Contract;

public sealed class LeaseAgreementTests(ContractFixture chain) : IClassFixture<ContractFixture>
{
    private static readonly BigInteger Price = LeaseContract.MinPrice * 3;

    private LeaseContract Contract => chain.Contract;

    public static TheoryData<LeaseState, string, string> Refusals()
    {
        var all = Enum.GetValues<LeaseState>().Where(state => state != LeaseState.None).ToArray();
        var data = new TheoryData<LeaseState, string, string>();
        void Only(string method, params LeaseState[] allowed)
        {
            foreach (var state in all.Except(allowed))
            {
                data.Add(state, method, "WrongState");
            }
        }

        Only("approve", LeaseState.Created);
        Only("execute", LeaseState.Approved);
        Only("finalize", LeaseState.Executed);
        Only("cancel", LeaseState.Created, LeaseState.Approved);
        Only("dispute", LeaseState.Created, LeaseState.Approved, LeaseState.Executed);
        Only("resolve", LeaseState.Disputed);
        data.Add(LeaseState.Approved, "cancel", "LeaseNotExpired");
        return data;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_method_is_refused_in_every_other_state(LeaseState state, string method, string error)
    {
        var id = await InStateAsync(state);
        Assert.Equal(error, await CallAsync(method, id));
        Assert.Equal(state, await Contract.StateAsync(id));
    }

    [Theory]
    [InlineData("approve", "spender", "NotEarner")]
    [InlineData("approve", "stranger", "NotEarner")]
    [InlineData("execute", "spender", "NotEarner")]
    [InlineData("cancel", "earner", "NotSpender")]
    [InlineData("cancel", "owner", "NotSpender")]
    [InlineData("dispute", "earner", "NotSpender")]
    [InlineData("dispute", "stranger", "NotSpender")]
    [InlineData("resolve", "spender", "OwnableUnauthorizedAccount")]
    [InlineData("resolve", "earner", "OwnableUnauthorizedAccount")]
    public async Task A_method_is_refused_to_everybody_else(string method, string caller, string error)
    {
        var id = await InStateAsync(method == "resolve" ? LeaseState.Disputed : method == "execute" ? LeaseState.Approved : LeaseState.Created);
        Assert.Equal(error, await CallAsync(method, id, Named(caller)));
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("execute")]
    [InlineData("finalize")]
    [InlineData("cancel")]
    [InlineData("dispute")]
    [InlineData("resolve")]
    public async Task A_method_of_an_unknown_lease_is_refused(string method) =>
        Assert.Equal("LeaseUnknown", await CallAsync(method, ChainHost.NewId()));

    [Fact]
    public async Task Creation_is_bounded_by_price_expiry_and_earner()
    {
        var (spender, earner, min) = (chain.Spender, chain.Earner, LeaseContract.MinPrice);
        var now = await chain.NowAsync();
        Assert.Equal("PriceTooLow", await Contract.CreateAsync(spender, earner, ChainHost.NewId(), min - 1, min));
        Assert.Equal("ok", await Contract.CreateAsync(spender, earner, ChainHost.NewId(), min, min));
        Assert.Equal("PriceTooHigh", await Contract.CreateAsync(spender, earner, ChainHost.NewId(), min + 1, min));
        Assert.Equal("EarnerInvalid", await Contract.CreateAsync(spender, spender, ChainHost.NewId(), min));
        Assert.Equal("EarnerInvalid", await Contract.CreateAsync(spender, "0x" + new string('0', 40), ChainHost.NewId(), min));
        Assert.Equal("ExpiryInPast", await Contract.CreateAsync(spender, earner, ChainHost.NewId(), min, expiresAt: now));
    }

    [Fact]
    public async Task A_proposal_is_taken_once_for_each_spender()
    {
        var proposal = ChainHost.NewId();
        Assert.Equal("ok", await Contract.CreateAsync(chain.Spender, chain.Earner, proposal, Price));
        Assert.Equal("ProposalUsed", await Contract.CreateAsync(chain.Spender, chain.Stranger, proposal, Price));
        Assert.Equal("ok", await Contract.CreateAsync(chain.Stranger, chain.Earner, proposal, Price));

        var id = await Contract.IdAsync(chain.Spender, proposal);
        Assert.Equal("ok", await CallAsync("cancel", id));
        Assert.Equal("ProposalUsed", await Contract.CreateAsync(chain.Spender, chain.Earner, proposal, Price));
    }

    [Fact]
    public async Task An_expired_lease_can_only_be_taken_back()
    {
        var created = await NewAsync(expiresIn: 500);
        var approved = await NewAsync(expiresIn: 500);
        Assert.Equal("ok", await CallAsync("approve", approved));
        await chain.PassAsync(501);

        Assert.Equal("LeaseExpired", await CallAsync("approve", created));
        Assert.Equal("LeaseExpired", await CallAsync("execute", approved));
        Assert.Equal("ok", await CallAsync("cancel", approved));
        Assert.Equal("ok", await CallAsync("cancel", created));
    }

    [Fact]
    public async Task The_dispute_window_separates_disputes_from_payouts()
    {
        var disputed = await InStateAsync(LeaseState.Executed);
        var paid = await InStateAsync(LeaseState.Executed);
        Assert.Equal("DisputeWindowOpen", await CallAsync("finalize", paid));
        await chain.PassAsync(ContractFixture.Window - 60);
        Assert.Equal("DisputeWindowOpen", await CallAsync("finalize", paid));
        Assert.Equal("ok", await CallAsync("dispute", disputed));
        await chain.PassAsync(61);
        Assert.Equal("DisputeWindowClosed", await CallAsync("dispute", paid));
        Assert.Equal("ok", await CallAsync("finalize", paid, chain.Stranger));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task The_stake_must_be_exact(int off)
    {
        var id = await NewAsync();
        Assert.Equal("WrongStake", await Contract.DisputeAsync(chain.Spender, id, (Price / 10) + off));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dispute_pays_price_and_stake_to_whoever_is_right(bool valid)
    {
        var (winner, loser) = valid ? (chain.Spender, chain.Earner) : (chain.Earner, chain.Spender);
        var (won, lost) = (await Contract.WithdrawableAsync(winner), await Contract.WithdrawableAsync(loser));
        var id = await InStateAsync(LeaseState.Disputed);
        Assert.Equal("ok", await Contract.ResolveAsync(chain.Owner, id, valid));
        Assert.Equal(won + Price + (Price / 10), await Contract.WithdrawableAsync(winner));
        Assert.Equal(lost, await Contract.WithdrawableAsync(loser));
    }

    [Fact]
    public async Task Withdrawing_pays_out_everything_once()
    {
        await InStateAsync(LeaseState.Cancelled);
        var owed = await Contract.WithdrawableAsync(chain.Spender);
        var (balance, total) = (await Contract.BalanceAsync(), await Contract.NumberAsync(Selectors.TotalWithdrawable));
        Assert.True(owed >= Price);
        Assert.Equal("ok", await Contract.WithdrawAsync(chain.Spender));
        Assert.Equal(BigInteger.Zero, await Contract.WithdrawableAsync(chain.Spender));
        Assert.Equal(balance - owed, await Contract.BalanceAsync());
        Assert.Equal(total - owed, await Contract.NumberAsync(Selectors.TotalWithdrawable));
        Assert.Equal("NothingToWithdraw", await Contract.WithdrawAsync(chain.Spender));
    }

    [Fact]
    public async Task Leases_can_be_listed_in_the_order_of_their_creation()
    {
        var before = (int)await Contract.NumberAsync(Selectors.LeaseCount);
        string[] added = [await NewAsync(), await NewAsync(), await NewAsync()];
        Assert.Equal(before + 3, await Contract.NumberAsync(Selectors.LeaseCount));
        Assert.Equal(added, await Contract.IdsAsync(before, 100));
        Assert.Equal(added[1..2], await Contract.IdsAsync(before + 1, 1));
        Assert.Empty(await Contract.IdsAsync(before + 3, 10));
    }

    [Fact]
    public async Task The_owner_cannot_leave_disputes_without_a_judge() =>
        Assert.Equal("OwnerRequired", await Contract.SendAsync(chain.Owner, new AbiWriter(Cast.Run("sig", "renounceOwnership()"))));

    [Theory]
    [InlineData(LeaseState.Approved, LeaseAgreementAbi.Topics.LeaseApproved)]
    [InlineData(LeaseState.Executed, LeaseAgreementAbi.Topics.LeaseExecuted)]
    [InlineData(LeaseState.Finalized, LeaseAgreementAbi.Topics.LeaseFinalized)]
    [InlineData(LeaseState.Cancelled, LeaseAgreementAbi.Topics.LeaseCancelled)]
    [InlineData(LeaseState.Disputed, LeaseAgreementAbi.Topics.DisputeRaised)]
    [InlineData(LeaseState.Resolved, LeaseAgreementAbi.Topics.DisputeResolved)]
    public async Task Each_transition_leaves_its_event(LeaseState state, string topic)
    {
        var id = await InStateAsync(state);
        Assert.Single((await Contract.LogsAsync(topic, id)).EnumerateArray());
        Assert.Single((await Contract.LogsAsync(LeaseAgreementAbi.Topics.LeaseCreated, id)).EnumerateArray());
    }

    private string Named(string role) => role switch
    {
        "owner" => chain.Owner,
        "spender" => chain.Spender,
        "earner" => chain.Earner,
        _ => chain.Stranger,
    };

    private Task<string> CallAsync(string method, string id, string? caller = null) => method switch
    {
        "approve" => Contract.StepAsync(caller ?? chain.Earner, Selectors.ApproveLease, id),
        "execute" => Contract.StepAsync(caller ?? chain.Earner, Selectors.ExecuteLease, id),
        "finalize" => Contract.StepAsync(caller ?? chain.Stranger, Selectors.FinalizeLease, id),
        "cancel" => Contract.StepAsync(caller ?? chain.Spender, Selectors.CancelLease, id),
        "dispute" => Contract.DisputeAsync(caller ?? chain.Spender, id, Price / 10),
        _ => Contract.ResolveAsync(caller ?? chain.Owner, id, valid: true),
    };

    private async Task<string> NewAsync(ulong? expiresIn = null)
    {
        var proposal = ChainHost.NewId();
        var expiresAt = expiresIn is { } seconds ? await chain.NowAsync() + seconds : 4_000_000_000;
        Assert.Equal("ok", await Contract.CreateAsync(chain.Spender, chain.Earner, proposal, Price, expiresAt: expiresAt));
        return await Contract.IdAsync(chain.Spender, proposal);
    }

    /// <summary>A new lease, brought into the state by the shortest way.</summary>
    private async Task<string> InStateAsync(LeaseState state)
    {
        var id = await NewAsync();
        string[] way = state switch
        {
            LeaseState.Approved => ["approve"],
            LeaseState.Executed => ["approve", "execute"],
            LeaseState.Finalized => ["approve", "execute", "wait", "finalize"],
            LeaseState.Disputed => ["dispute"],
            LeaseState.Resolved => ["dispute", "resolve"],
            LeaseState.Cancelled => ["cancel"],
            _ => [],
        };
        foreach (var step in way)
        {
            if (step == "wait")
            {
                await chain.PassAsync(ContractFixture.Window);
            }
            else
            {
                Assert.Equal("ok", await CallAsync(step, id));
            }
        }

        Assert.Equal(state, await Contract.StateAsync(id));
        return id;
    }
}
