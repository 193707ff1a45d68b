using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging;

/// <summary>Services of the stack as clients that are drilled: the agent of the worker, the worker of what it stands on.</summary>
[Trait("Requirement", "S48")]
public sealed class ServiceClientTests
{
    private const string Worker = "compute";

    [Fact]
    public void What_a_service_says_of_its_failures_shows_that_it_met_the_fault()
    {
        Exposed(Struck()).Failed().Contains("Only 0 attempts found their connection refused and so met the fault of window 4 (kill on compute)");
        Exposed(Struck().Add(Down(300), Open(5))).Passes("window 4 (kill on compute): 5 attempts found their connection refused");
        Exposed(Enumerable.Range(1, 5).Aggregate(Struck(), (journal, at) => journal.Add(Down(at), new RetrySeen { Service = "agent", Circuit = Worker, Cause = "refused", At = DoctoredJournal.Ns(Down(at)) })))
            .Passes("window 4 (kill on compute): 5 attempts found their connection refused");
    }

    [Fact]
    public void What_a_service_says_counts_where_connections_to_it_are_refused_too() =>
        Exposed(Struck().Window(HealthyPlan.Down, window => window with { Type = "down" }).Add(Down(300), Open(5))).Passes("window 4 (down on compute): 5 attempts found their connection refused");

    [Fact]
    public void A_request_of_a_service_while_its_own_circuit_is_open_is_failed() =>
        Struck().Add(Down(300), Open(10)).Add(Down(900), new RequestArrived { Proxy = Worker, At = DoctoredJournal.Ns(Down(900)), Client = "agent", Call = "a1", Attempt = 1 })
            .Result(CriterionNames.CircuitOpens).Failed("1 business requests arrived while circuit compute was open");

    [Fact]
    public void A_circuit_goes_with_the_process_that_has_it()
    {
        var journal = Struck().Add(Down(300), Open(10))
            .Window(HealthyPlan.Throttled, window => window with { On = "agent", Type = "kill" })
            .Replace<FaultInjecting>(at => at.Window == HealthyPlan.Throttled, at => at with { T = DoctoredJournal.Ns(Down(600)) })
            .Add(Down(900), new RequestArrived { Proxy = Worker, At = DoctoredJournal.Ns(Down(900)), Client = "agent", Call = "a1", Attempt = 1 });
        Assert.DoesNotContain(journal.Result(CriterionNames.CircuitOpens).Evidence, line => line.Contains("business requests arrived", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ipfs", "kill")]
    [InlineData("agent", "pause")]
    public void A_circuit_outlives_the_end_of_others_and_a_pause(string on, string type)
    {
        var journal = Struck().Add(Down(300), Open(10))
            .Window(HealthyPlan.Throttled, window => window with { On = on, Type = type })
            .Replace<FaultInjecting>(at => at.Window == HealthyPlan.Throttled, at => at with { T = DoctoredJournal.Ns(Down(600)) })
            .Add(Down(900), new RequestArrived { Proxy = Worker, At = DoctoredJournal.Ns(Down(900)), Client = "agent", Call = "a1", Attempt = 1 });
        journal.Result(CriterionNames.CircuitOpens).Failed("1 business requests arrived while circuit compute was open");
    }

    [Theory]
    [InlineData("agent", 0, 500, false)]
    [InlineData("agent", 2_000, 2_500, false)]
    [InlineData("agent", -500, 0, false)]
    [InlineData("agent", 2_001, 2_500, true)]
    [InlineData("agent", -500, -1, true)]
    [InlineData("ipfs", 0, 500, true)]
    public void A_client_that_is_itself_ended_meanwhile_need_not_open_its_circuit(string ended, double fromMs, double toMs, bool mustOpen)
    {
        var evidence = Struck().Plan(plan => plan with { Rates = new Dictionary<string, double>(plan.Rates) { [OperationNames.JobComplete] = 100 } })
            .Window(HealthyPlan.Throttled, window => window with { On = ended, Type = "kill" })
            .Replace<FaultInjecting>(at => at.Window == HealthyPlan.Throttled, at => at with { T = DoctoredJournal.Ns(Down(fromMs)) })
            .Replace<FaultLifted>(at => at.Window == HealthyPlan.Throttled, at => at with { T = DoctoredJournal.Ns(Down(toMs)) })
            .Result(CriterionNames.CircuitOpens).Evidence;
        Assert.Equal(mustOpen, evidence.Any(line => line.StartsWith("The circuit never opened in window 4 (kill on compute)", StringComparison.Ordinal)));
    }

    private static DoctoredJournal Struck() => DoctoredJournal.Healthy()
        .Window(HealthyPlan.Down, window => window with { On = Worker, Type = "kill" })
        .Plan(plan => plan with { Clients = new Dictionary<string, string> { [Worker] = "agent" } })
        .Replace<ProbeSampled>(probe => probe.T >= DoctoredJournal.Ns(Down(0)), probe => probe with { Dependency = Worker });

    private static double Down(double ms) => DoctoredJournal.Into(HealthyPlan.Down, ms);

    private static CircuitChanged Open(int failures) => new() { Service = "agent", Circuit = Worker, To = "open", Failures = failures, Reason = "threshold" };

    private static (CriterionResult Result, string Evidence) Exposed(DoctoredJournal journal)
    {
        var result = journal.Result(CriterionNames.Exposure);
        return (result, string.Join('\n', result.Evidence));
    }
}

file static class Exposures
{
    public static string Failed(this (CriterionResult Result, string Evidence) exposed)
    {
        Assert.Equal(CriterionStatus.Inconclusive, exposed.Result.Status);
        return exposed.Evidence;
    }

    public static void Contains(this string evidence, string line) => Assert.Contains(line, evidence, StringComparison.Ordinal);

    public static void Passes(this (CriterionResult Result, string Evidence) exposed, string line)
    {
        Assert.Equal(CriterionStatus.Passed, exposed.Result.Status);
        Assert.Contains(line, exposed.Evidence, StringComparison.Ordinal);
    }
}
