using System.Numerics;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Store;

[Trait("Requirement", "S30")]
public sealed class ChainStoreTests : IAsyncLifetime
{
    private const string Earner = "0xea";
    private readonly TempStore _temp = new();
    private StoredLease _proposal = null!;

    private IChainStore Chain => _temp.Store.Chain;

    public async Task InitializeAsync()
    {
        await Chain.StartAsync(new ChainIdentity("0xgenesis", "0xc0", Earner), default);
        _proposal = await _temp.ProposedAsync();
    }

    public async Task DisposeAsync() => await _temp.DisposeAsync();

    [Fact]
    public async Task A_matching_lease_awaits_approval_and_its_events_lead_the_status()
    {
        await ApplyAsync(1, Created(1, "0xL1"));
        Assert.Equal(_proposal.ProposalId, Assert.Single(await Chain.AwaitingApprovalAsync(10, default)).ProposalId);
        Assert.Equal(_proposal.ProposalId, (await _temp.Store.Leases.FindByLeaseIdAsync("0xL1", default))!.ProposalId);
        foreach (var (kind, status) in new[]
        {
            (ChainEventKind.Approved, LeaseStatus.Approved), (ChainEventKind.Executed, LeaseStatus.Executed),
            (ChainEventKind.Disputed, LeaseStatus.Disputed), (ChainEventKind.Resolved, LeaseStatus.Resolved),
        })
        {
            await ApplyAsync(1 + (long)kind, Step(1 + (long)kind, kind, "0xL1"));
            Assert.Equal((status, "0xL1"), await StatusAsync());
        }

        Assert.Empty(await Chain.AwaitingApprovalAsync(10, default));
    }

    [Theory]
    [InlineData("price")]
    [InlineData("product")]
    [InlineData("earner")]
    [InlineData("proposal")]
    public async Task A_lease_with_other_terms_is_not_the_proposals(string wrong)
    {
        var created = Created(1, "0xL1");
        var terms = created.Terms!;
        await ApplyAsync(1, created with
        {
            Terms = wrong switch
            {
                "price" => terms with { Price = terms.Price - 1 },
                "product" => terms with { ProductHash = "0xother" },
                "earner" => terms with { Earner = "0xother" },
                _ => terms with { ProposalId = TempStore.Id(99) },
            },
        });
        await ApplyAsync(2, Step(2, ChainEventKind.Approved, "0xL1"));
        Assert.Equal((LeaseStatus.PendingApproval, null), await StatusAsync());
    }

    [Fact]
    public async Task Who_opens_a_lease_ahead_of_the_proposer_and_takes_it_back_has_changed_nothing()
    {
        await ApplyAsync(1, Created(1, "0xbad"), Created(1, "0xgood", index: 1));
        Assert.Equal((LeaseStatus.PendingApproval, "0xbad"), await StatusAsync());
        await ApplyAsync(2, Step(2, ChainEventKind.Cancelled, "0xbad"));
        Assert.Equal((LeaseStatus.PendingApproval, "0xgood"), await StatusAsync());
        await ApplyAsync(3, Step(3, ChainEventKind.Cancelled, "0xgood"));
        Assert.Equal((LeaseStatus.Cancelled, "0xbad"), await StatusAsync());
    }

    [Fact]
    public async Task A_lease_is_good_as_long_as_the_chain_says()
    {
        await ApplyAsync(1, Created(1, "0xL1"));
        await Chain.KeepExpiryAsync("0xL1", _temp.Time.GetUtcNow().AddHours(1), fits: true, default);
        await ApplyAsync(2, Step(2, ChainEventKind.Approved, "0xL1"));
        _temp.Time.Advance(TimeSpan.FromMinutes(59));
        await _temp.Store.TidyAsync(default);
        Assert.Equal((LeaseStatus.Approved, "0xL1"), await StatusAsync());

        _temp.Time.Advance(TimeSpan.FromMinutes(1));
        await _temp.Store.TidyAsync(default);
        Assert.Equal((LeaseStatus.Expired, "0xL1"), await StatusAsync());

        // The earner was in time by the chain's clock.
        await ApplyAsync(3, Step(3, ChainEventKind.Executed, "0xL1"));
        Assert.Equal((LeaseStatus.Executed, "0xL1"), await StatusAsync());
    }

    [Fact]
    public async Task An_approved_lease_outlives_its_proposal_if_the_chain_says_so()
    {
        await ApplyAsync(1, Created(1, "0xL1"));
        await Chain.KeepExpiryAsync("0xL1", _temp.Time.GetUtcNow().AddHours(24).AddMinutes(3), fits: true, default);
        await ApplyAsync(2, Step(2, ChainEventKind.Approved, "0xL1"));
        _temp.Time.Advance(TimeSpan.FromHours(24));
        await _temp.Store.TidyAsync(default);
        Assert.Equal((LeaseStatus.Approved, "0xL1"), await StatusAsync());
    }

    [Fact]
    public async Task A_lease_that_runs_longer_than_agreed_is_none_of_the_proposals_on_any_fork()
    {
        await ApplyAsync(1, Created(1, "0xlong"), Created(1, "0xL2", index: 1));
        await Chain.KeepExpiryAsync("0xlong", _temp.Time.GetUtcNow().AddYears(10), fits: false, default);
        Assert.Equal((LeaseStatus.PendingApproval, "0xL2"), await StatusAsync());

        await Chain.RollBackAsync(0, default);
        Assert.Equal((LeaseStatus.PendingApproval, null), await StatusAsync());
        await ApplyAsync(1, Created(1, "0xlong"));
        Assert.Equal((LeaseStatus.PendingApproval, null), await StatusAsync());
        Assert.Empty(await Chain.AwaitingApprovalAsync(10, default));
    }

    [Fact]
    public async Task Events_that_come_twice_count_once()
    {
        ChainEvent[] events = [Created(1, "0xL1"), Step(1, ChainEventKind.Approved, "0xL1", 1)];
        await ApplyAsync(1, events);
        await ApplyAsync(1, events);
        Assert.Equal((LeaseStatus.Approved, "0xL1"), await StatusAsync());
        Assert.Equal(["2"], _temp.Rows("SELECT COUNT(*) FROM chain_events"));
    }

    [Fact]
    public async Task Events_can_be_taken_back()
    {
        await ApplyAsync(1, Created(1, "0xL1"));
        await ApplyAsync(2, Step(2, ChainEventKind.Approved, "0xL1"));
        Assert.Equal([_proposal.ProposalId], await Chain.RollBackAsync(1, default));
        Assert.Equal((LeaseStatus.PendingApproval, "0xL1"), await StatusAsync());
        Assert.Equal([new ChainMark(1, "0xhash1")], await Chain.MarksAsync(default));
        await Chain.RollBackAsync(-1, default);
        Assert.Equal((LeaseStatus.PendingApproval, null), await StatusAsync());
        Assert.Empty(await Chain.MarksAsync(default));
    }

    [Fact]
    public async Task The_cursor_survives_a_restart_and_old_marks_go()
    {
        for (var block = 1; block <= 300; block++)
        {
            await ApplyAsync(block);
        }

        await _temp.ReopenAsync();
        var marks = await Chain.MarksAsync(default);
        Assert.Equal((256, new ChainMark(300, "0xhash300"), new ChainMark(45, "0xhash45")), (marks.Count, marks[0], marks[^1]));
    }

    [Fact]
    public async Task Another_chain_starts_from_its_beginning_and_leases_keep_their_status()
    {
        var other = await _temp.ProposedAsync();
        await ApplyAsync(1, Created(1, "0xL1"), Step(1, ChainEventKind.Approved, "0xL1", 1), Created(1, "0xL2", 2, other));
        var next = new ChainIdentity("0xother", "0xc1", Earner);
        await Chain.StartAsync(next, default);
        Assert.Equal(next, await Chain.IdentityAsync(default));
        Assert.Equal((LeaseStatus.Approved, "0xL1"), await StatusAsync());
        Assert.Empty(await Chain.AwaitingApprovalAsync(10, default));
        Assert.Empty(await Chain.MarksAsync(default));
    }

    private static ChainEvent Step(long block, ChainEventKind kind, string lease, int index = 0) =>
        new(block, index, "0xhash" + block, "0xtx", kind, lease);

    private ChainEvent Created(long block, string lease, int index = 0, StoredLease? proposal = null)
    {
        var asked = proposal ?? _proposal;
        return Step(block, ChainEventKind.Created, lease, index) with
        {
            Terms = new LeaseTerms(asked.ProposalId, "0x5e", Earner, asked.ProductHash, (BigInteger)TempStore.Price),
        };
    }

    private Task ApplyAsync(long block, params ChainEvent[] events) => Chain.ApplyAsync(events, new ChainMark(block, "0xhash" + block), default);

    private async Task<(LeaseStatus Status, string? LeaseId)> StatusAsync()
    {
        var lease = await _temp.Store.Leases.FindAsync(_proposal.ProposalId, default);
        return (lease!.Status, lease.OnChainLeaseId);
    }
}
