using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class WindowTimesTests
{
    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void It_lasts_from_the_confirmed_injection_to_the_start_of_the_undo(long instant, bool covered) =>
        Assert.Equal(covered, new WindowTimes(HealthyPlan.Create().Windows[0]) { Injecting = 8, Injected = 10, Lifting = 20, Lifted = 22 }.Covers(instant));

    [Fact]
    public void Without_an_undo_it_lasts_and_without_an_injection_it_never_was()
    {
        Assert.True(new WindowTimes(HealthyPlan.Create().Windows[0]) { Injected = 10 }.Covers(long.MaxValue));
        Assert.False(new WindowTimes(HealthyPlan.Create().Windows[0]).Covers(10));
    }
}
