using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Tests.Support;
using Pandacea.Drills.Workloads;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Drills.Tests.Workloads;

/// <summary>What may have happened is asked again under the same key; what certainly did not is not.</summary>
public sealed class ProposalSenderTests
{
    private static readonly ProposeLease Asked = new("product", 1, TimeSpan.FromDays(1)) { IdempotencyKey = "key" };
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedAgent _agent = new();

    [Fact]
    public async Task An_unknown_fate_is_asked_again_with_the_same_key()
    {
        _agent.Script.Enqueue(SdkTrouble.Of(mayHaveTakenEffect: true));
        _agent.Script.Enqueue(SdkTrouble.Of(mayHaveTakenEffect: false));
        _agent.Script.Enqueue(null);

        var proposed = await DriveAsync();

        Assert.Equal("0xid", proposed.LeaseProposalId);
        Assert.Equal(["key", "key", "key"], _agent.Keys);
    }

    [Fact]
    public async Task What_had_no_effect_is_not_asked_again()
    {
        _agent.Script.Enqueue(SdkTrouble.Of(mayHaveTakenEffect: false));

        await Assert.ThrowsAsync<CircuitOpenException>(DriveAsync);
        Assert.Single(_agent.Keys);
    }

    [Fact]
    public async Task What_stays_unknown_is_told_as_unknown()
    {
        _agent.Script.Enqueue(SdkTrouble.Of(mayHaveTakenEffect: true));
        for (var tries = 0; tries < 9; tries++)
        {
            _agent.Script.Enqueue(SdkTrouble.Of(mayHaveTakenEffect: false));
        }

        var error = await Assert.ThrowsAsync<CircuitOpenException>(DriveAsync);
        Assert.Equal((true, 10), (error.MayHaveTakenEffect, _agent.Keys.Count));
    }

    private async Task<LeaseProposed> DriveAsync()
    {
        var proposing = new ProposalSender(_agent, _time).ProposeAsync(Spender.Generate(), Asked, CancellationToken.None);
        while (!proposing.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await proposing;
    }
}
