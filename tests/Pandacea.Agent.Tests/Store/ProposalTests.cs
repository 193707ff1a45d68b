using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Store;

[Trait("Requirement", "S30")]
public sealed class ProposalTests : IAsyncDisposable
{
    private readonly TempStore _temp = new();

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task A_proposal_is_there_as_it_was_given_also_after_a_restart()
    {
        var lease = _temp.Lease() with { SpenderDid = "did:key:z6Mk", Computation = """{"type":"mean"}""" };
        var outcome = await _temp.Store.Leases.ProposeAsync(lease, TempStore.Key(), TempStore.Answer, default);
        Assert.Equal(new KeyOutcome(KeyState.Fresh, TempStore.Answer), outcome);
        await _temp.ReopenAsync();
        Assert.Equal(lease, await _temp.Store.Leases.FindAsync(lease.ProposalId, default));
        Assert.Null(await _temp.Store.Leases.FindAsync(TempStore.Id(99), default));
    }

    [Fact]
    public async Task A_retry_gets_the_first_answer_and_makes_no_second_proposal()
    {
        await _temp.Store.Leases.ProposeAsync(_temp.Lease(), TempStore.Key(), TempStore.Answer, default);
        await _temp.ReopenAsync();
        var again = await _temp.Store.Leases.ProposeAsync(_temp.Lease(), TempStore.Key(), new StoredAnswer(202, "another"), default);
        Assert.Equal(new KeyOutcome(KeyState.Answered, TempStore.Answer), again);
        Assert.Equal([TempStore.Id(1)], _temp.Rows("SELECT proposal_id FROM audit_leases"));
        Assert.Equal([TempStore.Id(1)], _temp.Rows("SELECT resource_id FROM audit_idempotency"));
    }

    [Fact]
    public async Task Of_many_retries_at_once_one_is_kept()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => Task.Run(
            () => _temp.Store.Leases.ProposeAsync(_temp.Lease(i), TempStore.Key(), new StoredAnswer(202, i.ToString()), default))));
        var kept = Assert.Single(outcomes, outcome => outcome.State == KeyState.Fresh).Answer!.Body;
        Assert.All(outcomes, outcome => Assert.Equal(kept, outcome.Answer!.Body));
        Assert.Equal([TempStore.Id(int.Parse(kept))], _temp.Rows("SELECT proposal_id FROM audit_leases"));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_conflict()
    {
        await _temp.Store.Leases.ProposeAsync(_temp.Lease(), TempStore.Key(), TempStore.Answer, default);
        var other = await _temp.Store.Leases.ProposeAsync(_temp.Lease(), TempStore.Key(body: "other"), TempStore.Answer, default);
        Assert.Equal(new KeyOutcome(KeyState.Conflict), other);
        Assert.Single(_temp.Rows("SELECT proposal_id FROM audit_leases"));
    }

    [Fact]
    public async Task A_proposal_that_cannot_be_kept_leaves_no_answer_behind()
    {
        var lease = await _temp.ProposedAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => _temp.Store.Leases.ProposeAsync(lease, TempStore.Key(), TempStore.Answer, default));
        Assert.Equal(KeyState.Fresh, (await _temp.Store.Idempotency.LookAsync(TempStore.Key(), default)).State);
    }

    [Fact]
    public async Task Paid_leases_are_counted_up_to_the_limit()
    {
        for (var i = 0; i < 5; i++)
        {
            await _temp.PaidAsync();
        }

        var unpaid = await _temp.ProposedAsync();
        Assert.True(await _temp.Store.Leases.RejectAsync(unpaid.ProposalId, default));
        Assert.False(await _temp.Store.Leases.RejectAsync(unpaid.ProposalId, default));
        await _temp.ProposedAsync();
        Assert.Equal(5, await _temp.Store.Leases.CountPaidAsync("weather/berlin", 100, default));
        Assert.Equal(3, await _temp.Store.Leases.CountPaidAsync("weather/berlin", 3, default));
        Assert.Equal(0, await _temp.Store.Leases.CountPaidAsync("another", 100, default));
    }

    [Fact]
    public async Task A_proposal_expires_when_its_time_has_passed()
    {
        var lease = await _temp.ProposedAsync();
        _temp.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        await _temp.Store.TidyAsync(default);
        Assert.Equal(LeaseStatus.PendingApproval, (await _temp.Store.Leases.FindAsync(lease.ProposalId, default))!.Status);
        _temp.Time.Advance(TimeSpan.FromMilliseconds(1));
        await _temp.Store.TidyAsync(default);
        Assert.Equal(LeaseStatus.Expired, (await _temp.Store.Leases.FindAsync(lease.ProposalId, default))!.Status);
    }
}
