using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Running;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Running;

public sealed class SettlingTests
{
    private const int PerSecond = 100;
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1.0 / PerSecond);
    private readonly FakeTimeProvider _time = new();
    private readonly Settling _settling = new(new SteadyStateTarget(3_000, 0.99, 100));
    private readonly long _origin;
    private long _op;

    public SettlingTests() => _origin = _time.GetTimestamp();

    private long Now => _time.GetElapsedTime(_origin).Ticks * 100;

    [Fact]
    public void A_load_that_runs_well_is_calm_once_enough_of_it_ended()
    {
        Run(119, readMs: 10);
        Assert.False(_settling.Calm);
        Run(1, readMs: 10);
        Assert.True(_settling.Calm);
    }

    [Fact]
    public void Slow_reads_are_forgotten_after_two_seconds()
    {
        Run(100, readMs: 300);
        Run(150, readMs: 10);
        Assert.False(_settling.Calm);
        Run(50, readMs: 10);
        Assert.True(_settling.Calm);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Calm_is_half_of_what_the_baseline_may_be(double readMs, bool calm)
    {
        Run(200, readMs);
        Assert.Equal(calm, _settling.Calm);
    }

    [Fact]
    public void Errors_beyond_the_target_are_not_calm()
    {
        Run(198, readMs: 10);
        Run(2, readMs: 10, OperationOutcome.Failed);
        Assert.True(_settling.Calm);
        Run(2, readMs: 10, OperationOutcome.Failed);
        Assert.False(_settling.Calm);
    }

    [Fact]
    public void Without_reads_nobody_knows()
    {
        Run(200, readMs: 10, name: OperationNames.LeaseCreate);
        Assert.False(_settling.Calm);
    }

    [Fact]
    public void A_write_may_take_its_time()
    {
        Run(150, readMs: 10);
        Run(50, readMs: 900, name: OperationNames.LeaseCreate);
        Assert.True(_settling.Calm);
    }

    [Fact]
    public void A_load_that_stopped_is_not_calm_for_long()
    {
        Run(200, readMs: 10);
        _time.Advance(TimeSpan.FromSeconds(1));
        _settling.See(new CountersSampled { T = Now, Values = new Dictionary<string, long>() });
        Assert.False(_settling.Calm);
    }

    /// <summary>Operations that end one after the other, each as late after it was due as stated.</summary>
    private void Run(int operations, double readMs, OperationOutcome outcome = OperationOutcome.Ok, string name = OperationNames.BlockRead)
    {
        for (var i = 0; i < operations; i++)
        {
            _time.Advance(Spacing);
            var op = ++_op;
            _settling.See(new OperationInvoked { T = Now, Op = op, Name = name, Due = Now - (long)(readMs * 1e6) });
            _settling.See(new OperationEnded { T = Now, Op = op, Outcome = outcome });
        }
    }
}
