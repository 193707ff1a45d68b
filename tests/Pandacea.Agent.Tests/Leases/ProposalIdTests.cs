using Pandacea.Agent.Leases;

namespace Pandacea.Agent.Tests.Leases;

public sealed class ProposalIdTests
{
    [Fact]
    public void Later_ones_come_later_and_nobody_can_guess_them()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 1_000).Select(millisecond => ProposalId.New(now.AddMilliseconds(millisecond))).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(ids, id => Assert.Matches("^0x[0-9a-f]{64}$", id));
        Assert.Equal(1_000, ids.Select(id => id[^52..]).Distinct().Count());
    }
}
