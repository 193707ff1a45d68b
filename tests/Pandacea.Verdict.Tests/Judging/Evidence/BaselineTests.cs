using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

/// <summary>A steady-state phase from 100 ms to 5,000 ms; an attempt may take 2,000 ms.</summary>
public sealed class BaselineTests
{
    [Fact]
    public void What_was_due_in_the_phase_counts_and_nothing_else()
    {
        var baseline = Of((99, 100, false), (100, 110, true), (2_000, 2_010, false), (5_000, 5_000, false));
        Assert.Equal((2, 1, 0.5, 10), (baseline.Operations, baseline.Reads, baseline.SuccessRate, baseline.ReadP95Ms));
    }

    [Fact]
    public void What_ended_with_the_phase_had_ended_and_what_ended_later_is_left_out_if_it_was_due_shortly_before()
    {
        Assert.Equal((1, 1), Counts(Of((3_000, 5_000, true))));
        Assert.Equal((0, 0), Counts(Of((3_000, 5_001, true))));
        Assert.Equal((1, 0), Counts(Of((2_999, 5_001, true))));
    }

    [Fact]
    public void Nothing_succeeded_of_nothing() => Assert.Equal((0, null), (Of().SuccessRate, Of().ReadP95Ms));

    [Theory]
    [InlineData(10, 60)]
    [InlineData(50, 100)]
    [InlineData(80, 160)]
    public void After_a_fault_reads_may_take_twice_as_long_or_50_ms_more(double before, double after) => Assert.Equal(after, new Baseline(1, 1, 1, before, null).RecoveredReadP95Ms);

    private static (int Operations, int Reads) Counts(Baseline baseline) => (baseline.Operations, baseline.Reads);

    private static Baseline Of(params (double DueMs, double EndedMs, bool Ok)[] reads)
    {
        var timeline = new RunTimeline();
        timeline.See(DoctoredJournal.Healthy().Of<RunStarted>().Single());
        timeline.See(new PhaseStarted { Phase = Phases.SteadyState, T = Ns.FromMs(100) });
        timeline.See(new PhaseStarted { Phase = Phases.Inject, T = Ns.FromMs(5_000) });
        return Baseline.Of(
            reads.Select((read, op) => new Operation(new OperationInvoked { Op = op, Name = OperationNames.BlockRead, Due = Ns.FromMs(read.DueMs) })
            {
                Ended = new OperationEnded { Op = op, T = Ns.FromMs(read.EndedMs), Outcome = read.Ok ? OperationOutcome.Ok : OperationOutcome.Failed },
            }),
            timeline)!;
    }
}
