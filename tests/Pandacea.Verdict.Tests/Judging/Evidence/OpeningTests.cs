using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

public sealed class OpeningTests
{
    private static readonly Opening Any = new(new CircuitChanged { Circuit = "evm/127.0.0.1:8545", To = "open", T = Ns.FromMs(100), Reason = "threshold" }, Ns.FromMs(300));

    [Theory]
    [InlineData(150, false)]
    [InlineData(150.001, true)]
    [InlineData(294.999, true)]
    [InlineData(295, false)]
    public void What_was_surely_sent_while_it_was_open_arrived_well_inside(double ms, bool holds) => Assert.Equal(holds, Any.Holds(Ns.FromMs(ms)));

    [Fact]
    public void It_is_named_after_its_dependency_and_tells_why_and_how_long() =>
        Assert.Equal(("evm", true, 200), (Any.Dependency, Any.ByThreshold, Any.LengthMs));
}
