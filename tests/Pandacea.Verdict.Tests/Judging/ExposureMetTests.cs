using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

/// <summary>Whether the load met any fault by the injector's own word.</summary>
public sealed class ExposureMetTests
{
    [Fact]
    public void A_request_that_was_struck_was_met() => Assert.True(Met(Unstruck().Add(4_000, Arrival(HealthyPlan.Silent))));

    [Fact]
    public void A_decision_that_hit_was_met() => Assert.True(Met(Unstruck().Add(11_000, Decision(HealthyPlan.Throttled, hit: true))));

    [Fact]
    public void A_decision_that_spared_was_not() => Assert.False(Met(Unstruck().Add(11_000, Decision(HealthyPlan.Throttled, hit: false))));

    [Fact]
    public void What_only_a_probe_met_the_load_did_not()
    {
        Assert.False(Met(Unstruck().Add(4_000, Arrival(HealthyPlan.Silent) with { Probe = "drill" })));
        Assert.False(Met(Unstruck().Add(11_000, Decision(HealthyPlan.Throttled, hit: true) with { Probe = "circuit" })));
    }

    [Fact]
    public void A_fault_for_canaries_is_none_for_the_load() =>
        Assert.False(Met(Unstruck().Add(17_000, Decision(HealthyPlan.Canary, hit: true))));

    [Fact]
    public void Refused_connections_count_without_the_proxys_word()
    {
        Assert.True(Met(DoctoredJournal.Healthy().Remove<FaultDecided>()));
        Assert.False(Met(Unstruck()));
        Assert.False(Met(DoctoredJournal.Healthy().Remove<FaultDecided>().Remove<CountersSampled>()));
    }

    [Fact]
    public void What_goes_around_the_proxy_met_nothing_though_strays_were_struck_there()
    {
        var around = DoctoredJournal.Healthy().Remove<RequestArrived>();
        Assert.False(Met(around));
        Assert.False(Met(around.Add(4_000, Arrival(HealthyPlan.Silent))));
    }

    [Fact]
    public void What_passes_another_proxy_may_still_go_around_the_struck_one() =>
        Assert.False(Met(DoctoredJournal.Healthy().Replace<RequestArrived>(static arrival => arrival.Probe is null, static arrival => arrival with { Proxy = "agent" })));

    /// <summary>A healthy run in which no fault struck anything, and no connection was refused.</summary>
    private static DoctoredJournal Unstruck() => DoctoredJournal.Healthy()
        .Remove<FaultDecided>()
        .Window(HealthyPlan.Down, static window => window with { RefusesConnections = false });

    private static RequestArrived Arrival(int window) => new() { Proxy = "evm", At = DoctoredJournal.Ns(4_000), Client = "workload", Window = window };

    private static FaultDecided Decision(int window, bool hit) => new() { Window = window, Ordinal = 1, Hit = hit, At = DoctoredJournal.Ns(11_000), Client = "workload" };

    private static bool Met(DoctoredJournal journal)
    {
        var judge = new ExposureJudge();
        foreach (var record in journal.Records)
        {
            judge.See(record);
        }

        judge.Conclude();
        return judge.Met;
    }
}
