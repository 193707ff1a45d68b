using Pandacea.Protocol;

namespace Pandacea.Sabotage.Tests.Selftests;

public sealed class SelftestExpectationTests
{
    private static readonly ISabotage NoJitter = SabotageCatalog.Find("no-jitter");
    private static readonly ISabotage NoRetry = SabotageCatalog.Find("no-retry");
    private static readonly ISabotage NoInjection = SabotageCatalog.Find("no-injection");

    [Fact]
    public void The_control_must_pass_everything()
    {
        Assert.Null(Miss(null, ExitCodes.Passed, ("backoff", "passed"), ("loss", "passed")));
        Assert.Equal("exit code 3, expected 0", Miss(null, ExitCodes.Inconclusive, ("backoff", "passed")));
        Assert.Equal("unexpected: loss is inconclusive", Miss(null, ExitCodes.Passed, ("backoff", "passed"), ("loss", "inconclusive")));
    }

    [Fact]
    public void The_criterion_aimed_at_must_fail_and_no_other()
    {
        Assert.Null(Miss(NoJitter, ExitCodes.Failed, ("backoff", "failed"), ("loss", "passed")));
        Assert.Equal("exit code 0, expected 1", Miss(NoJitter, ExitCodes.Passed, ("backoff", "passed")));
        Assert.Equal("backoff is passed, expected failed", Miss(NoJitter, ExitCodes.Failed, ("backoff", "passed"), ("loss", "failed")));
        Assert.Equal("unexpected: loss is failed", Miss(NoJitter, ExitCodes.Failed, ("backoff", "failed"), ("loss", "failed")));
    }

    [Fact]
    public void What_else_cannot_pass_meanwhile_is_no_surprise() =>
        Assert.Null(Miss(NoRetry, ExitCodes.Failed, ("backoff", "failed"), ("retryAfter", "inconclusive"), ("exposure", "inconclusive")));

    [Fact]
    public void Where_nothing_is_injected_a_failure_is_as_wrong_as_a_pass()
    {
        Assert.Null(Miss(NoInjection, ExitCodes.Inconclusive, ("exposure", "inconclusive")));
        Assert.Equal("exposure is failed, expected inconclusive", Miss(NoInjection, ExitCodes.Inconclusive, ("exposure", "failed")));
    }

    [Fact]
    public void A_criterion_that_the_report_lacks_survives() =>
        Assert.Equal("backoff is missing, expected failed", Miss(NoJitter, ExitCodes.Failed, ("loss", "passed")));

    [Fact]
    public void A_run_without_a_report_survives_and_says_why_there_is_none() =>
        Assert.Equal(
            "no report, exit code 3: Port 34580 is taken. Stop what holds it.",
            SelftestExpectation.Miss(NoInjection, ExitCodes.Inconclusive, new Dictionary<string, string>(), $"Port 34580 is taken.{Environment.NewLine}Stop what holds it.{Environment.NewLine}"));

    private static string? Miss(ISabotage? sabotage, int exitCode, params (string Criterion, string Status)[] statuses) =>
        SelftestExpectation.Miss(sabotage, exitCode, statuses.ToDictionary(static pair => pair.Criterion, static pair => pair.Status), "");
}
