using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class ArrivalLogTests
{
    [Fact]
    public void The_earliest_of_arrival_and_decision_is_when_an_attempt_came()
    {
        var attempts = Log(Arrival("c1", 2, 30), Arrival("c1", 1, 12), Decision("c1", 1, 10), Decision("c1", 2, 31)).AttemptsByCall();
        Assert.Equal([1, 2], attempts["c1"].Keys);
        Assert.Equal([10L, 30L], attempts["c1"].Values);
    }

    [Fact]
    public void Probes_and_what_names_no_call_or_attempt_are_no_attempts() =>
        Assert.Empty(Log(
            Arrival("c1", 1, 10) with { Probe = "drill" }, Decision("c2", 1, 10) with { Probe = "circuit" },
            Arrival("c3", 1, 10) with { Attempt = null }, Decision("c4", 1, 10) with { Call = null }).AttemptsByCall());

    [Fact]
    public void A_crowd_is_kept_apart()
    {
        var log = Log(Arrival("c1", 1, 10) with { Client = Crowds.Greedy });
        Assert.Equal([10L], log.Crowd);
        Assert.Empty(log.Arrivals);
    }

    [Fact]
    public void Only_the_drilled_client_of_a_proxy_counts_and_who_gives_no_name()
    {
        var log = Log(
            Arrival("c1", 1, 10), Arrival("c2", 1, 10) with { Client = "agent" }, Arrival("c3", 1, 10) with { Client = null },
            Arrival("c4", 1, 10) with { Client = "agent", Proxy = "ipfs" }, Arrival("c5", 1, 10) with { Proxy = "ipfs" },
            Decision("c6", 1, 10) with { Client = "agent" }, Decision("c7", 1, 10));
        Assert.Equal(["c1", "c3", "c4"], log.Arrivals.Select(static arrival => arrival.Call));
        Assert.Equal(["c7"], log.Decisions.Select(static decision => decision.Call));
    }

    [Fact]
    public void Where_no_client_is_drilled_everybody_is()
    {
        var log = new ArrivalLog();
        log.See(Arrival("c1", 1, 10) with { Client = "anybody" });
        Assert.Single(log.Business);
    }

    private static RequestArrived Arrival(string call, int attempt, long at) => new() { Proxy = "evm", At = at, Client = "workload", Call = call, Attempt = attempt };

    private static FaultDecided Decision(string call, int attempt, long at) =>
        new() { Window = HealthyPlan.Throttled, Ordinal = 1, Hit = true, At = at, Client = "workload", Call = call, Attempt = attempt };

    /// <summary>In the plan the workload is drilled, and the agent at the proxy of the node.</summary>
    private static ArrivalLog Log(params JournalRecord[] records)
    {
        var log = new ArrivalLog();
        log.See(DoctoredJournal.Healthy().Plan(static plan => plan with { Clients = new Dictionary<string, string> { ["ipfs"] = "agent" } }).Of<RunStarted>().Single());
        foreach (var record in records)
        {
            log.See(record);
        }

        return log;
    }
}
