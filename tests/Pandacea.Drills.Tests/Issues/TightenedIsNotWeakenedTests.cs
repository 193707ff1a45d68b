using Pandacea.Drills.Tests.Definition;

namespace Pandacea.Drills.Tests.Issues;

/// <summary>Stricter thresholds, another purpose and other timers were called a weakening.</summary>
public sealed class TightenedIsNotWeakenedTests
{
    [Theory]
    [InlineData("criteria.attempts.perCall=1.4")]
    [InlineData("criteria.recovery.within=20s")]
    [InlineData("criteria.backoff.atLeast=2100ms")]
    [InlineData("steadyState.successRate=>= 99.5%")]
    [InlineData("steadyState.readP95=< 90ms")]
    [InlineData("steadyState.window=13s")]
    [InlineData("workload.leases.rate=11/s")]
    [InlineData("faults[1].percent=70")]
    [InlineData("faults[2].for=5s")]
    [InlineData("faults[1].minHits=6")]
    [InlineData("purpose=Another one.")]
    [InlineData("sdk.probeInterval=400ms")]
    public void What_loosens_nothing_is_changed(string set)
    {
        var run = Sample.Plan("full", "1", set).Run;

        Assert.Empty(run.Weakened);
        Assert.StartsWith($"--set {set[..set.IndexOf('=', StringComparison.Ordinal)]}", Assert.Single(run.Changed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("criteria.attempts.perCall=1.6")]
    [InlineData("criteria.recovery.within=40s")]
    [InlineData("criteria.backoff.atLeast=1s")]
    [InlineData("criteria.loss.allowed=1")]
    [InlineData("criteria.retryAfter=null")]
    [InlineData("steadyState.successRate=>= 98%")]
    [InlineData("steadyState.readP95=< 200ms")]
    [InlineData("steadyState.window=11s")]
    [InlineData("workload.leases.rate=590/m")]
    [InlineData("faults[1].percent=50")]
    [InlineData("faults[1].minHits=4")]
    [InlineData("faults[1].status=503")]
    [InlineData("faults[2].for=3s")]
    public void What_loosens_or_cannot_be_compared_is_weakened(string set)
    {
        var run = Sample.Plan("full", "1", set).Run;

        Assert.NotEmpty(run.Weakened);
        Assert.Empty(run.Changed);
    }
}
