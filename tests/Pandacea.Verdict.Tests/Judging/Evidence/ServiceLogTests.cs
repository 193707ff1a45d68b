using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class ServiceLogTests
{
    private static readonly WindowTimes Window = new(HealthyPlan.Create().Windows[0]) { Injected = 100, Lifting = 200 };

    [Theory]
    [InlineData(200, 7)]
    [InlineData(201, 0)]
    public void Failures_that_opened_a_circuit_before_the_undo_count(long openedAt, long failures) => Assert.Equal(failures, Failures(Change(openedAt, "open", 7)));

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 7)]
    public void A_circuit_that_was_closed_before_the_injection_met_nothing(long closedAt, long failures) =>
        Assert.Equal(failures, Failures(Change(50, "open", 7), Change(closedAt, "closed"), Change(300, "open", 9)));

    [Fact]
    public void What_other_circuits_and_other_services_do_ends_no_opening() =>
        Assert.Equal(7, Failures(Change(50, "open", 7), Change(60, "closed") with { Circuit = "evm/other" }, Change(60, "closed") with { Service = "compute" }, Change(40, "closed")));

    [Fact]
    public void Every_circuit_of_the_struck_dependency_counts_and_no_other() =>
        Assert.Equal(11, Failures(Change(110, "open", 7), Change(110, "open", 4) with { Circuit = "evm/other" }, Change(110, "open", 9) with { Circuit = "ipfs" }, Change(110, "half_open", 5), Change(110, "open")));

    [Fact]
    public void Retries_count_where_they_were_made_in_the_window_and_for_what_it_struck() =>
        Assert.Equal(2, Failures(Retry("evm", 100), Retry("evm/other", 200), Retry("evm", 99), Retry("evm", 201), Retry("ipfs", 150)));

    private static CircuitChanged Change(long t, string to, int? failures = null) => new() { T = t, Service = "agent", Circuit = "evm", To = to, Failures = failures };

    private static RetrySeen Retry(string circuit, long at) => new() { Service = "agent", Circuit = circuit, Cause = "refused", At = at };

    private static long Failures(params JournalRecord[] records)
    {
        var log = new ServiceLog();
        foreach (var record in records)
        {
            log.See(record);
        }

        return log.FailuresIn(Window);
    }
}
