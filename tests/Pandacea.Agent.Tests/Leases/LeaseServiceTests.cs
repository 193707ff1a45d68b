using System.Numerics;
using Pandacea.Agent.Leases;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Leases;

public sealed class LeaseServiceTests : IAsyncDisposable, IProductPrices
{
    private static readonly BigInteger Base = 2_000_000_000_000_000;
    private readonly TempStore _temp = new();
    private readonly LeaseService _service;
    private int _ids;
    private bool _gone;

    public LeaseServiceTests() => _service = new LeaseService(
        _temp.Store, this, new PricePolicy { StepBasisPoints = 5000 }, () => TempStore.Id(++_ids), _temp.Time);

    public BigInteger? BasePriceOf(string productId) => productId == "weather" && !_gone ? Base : null;

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task A_request_at_the_least_price_becomes_a_proposal()
    {
        var outcome = await ProposeAsync("a", Base);
        Assert.Equal(new KeyOutcome(KeyState.Fresh, new StoredAnswer(202, $"Accepted {Base} {TempStore.Id(1)}")), outcome);
        var kept = await _service.FindAsync(TempStore.Id(1), default);
        Assert.Equal(("peer-1", "weather", Base, LeaseStatus.PendingApproval), (kept!.Signer, kept.ProductId, kept.Price, kept.Status));
        Assert.Equal(Pandacea.Sdk.Chain.LeaseIds.ProductId("weather"), kept.ProductHash);
    }

    [Fact]
    public async Task A_request_below_it_is_refused_with_the_price_and_stays_refused()
    {
        Assert.Equal(new StoredAnswer(403, $"PriceTooLow {Base} "), (await ProposeAsync("a", Base - 1)).Answer);
        var again = await ProposeAsync("a", Base - 1);
        Assert.Equal(new KeyOutcome(KeyState.Answered, new StoredAnswer(403, $"PriceTooLow {Base} ")), again);
        Assert.Empty(_temp.Rows("SELECT * FROM audit_leases"));
    }

    [Fact]
    public async Task Paid_demand_raises_the_price_for_the_next_but_not_for_a_retry()
    {
        var first = await ProposeAsync("a", Base);
        await PayAsync(1);
        Assert.Equal($"PriceTooLow {Base * 3 / 2} ", (await ProposeAsync("b", Base)).Answer!.Body);
        Assert.Equal(first with { State = KeyState.Answered }, await ProposeAsync("a", Base));
        Assert.Equal(KeyState.Conflict, (await ProposeAsync("a", Base, body: "other")).State);
    }

    [Fact]
    public async Task Demand_that_is_over_lowers_the_price_again_within_a_second()
    {
        await ProposeAsync("a", Base);
        await PayAsync(1);
        Assert.Equal(403, (await ProposeAsync("b", Base)).Answer!.Status);
        await _temp.Store.Chain.RollBackAsync(0, default);
        Assert.Equal(403, (await ProposeAsync("c", Base)).Answer!.Status);

        _temp.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(202, (await ProposeAsync("d", Base)).Answer!.Status);
    }

    [Fact]
    public async Task An_unknown_product_is_answered_but_not_kept()
    {
        var outcome = await ProposeAsync("a", Base, product: "snow");
        Assert.Equal(404, outcome.Answer!.Status);
        Assert.Equal(KeyState.Fresh, (await _temp.Store.Idempotency.LookAsync(TempStore.Key("a"), default)).State);
    }

    [Fact]
    public async Task The_answer_for_a_product_that_is_gone_stands()
    {
        var first = await ProposeAsync("a", Base);
        _gone = true;
        Assert.Equal(first with { State = KeyState.Answered }, await ProposeAsync("a", Base));
        Assert.Equal(404, (await ProposeAsync("b", Base)).Answer!.Status);
    }

    private async Task PayAsync(int number)
    {
        await _temp.PayAsync((await _service.FindAsync(TempStore.Id(number), default))!);
        _temp.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private Task<KeyOutcome> ProposeAsync(string key, BigInteger maxPrice, string product = "weather", string body = "body") => _service.ProposeAsync(
        new LeaseRequest("peer-1", product, maxPrice, TimeSpan.FromHours(1)),
        TempStore.Key(key, body),
        decision => new StoredAnswer(
            decision.Verdict switch { ProposalVerdict.Accepted => 202, ProposalVerdict.PriceTooLow => 403, _ => 404 },
            $"{decision.Verdict} {decision.Price} {decision.ProposalId}"),
        default);
}
