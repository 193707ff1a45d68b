using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class OptionsTests
{
    [Fact]
    [Trait("Requirement", "S98")]
    public void An_empty_environment_gives_the_defaults()
    {
        var options = ResilienceOptions.FromEnvironment(new Dictionary<string, string?> { ["SDK_MAX_RETRIES"] = "", ["SDK_SEED"] = " ", ["OTHER"] = "x" });

        Assert.Equal((5, 10, 50, 0.1), (options.MaxRetries, options.CircuitFailThreshold, options.RetryBudgetTokens, options.RetryBudgetRefill));
        Assert.Equal(
            [100, 5000, 30000, 1000, 1000, 2000, 30000],
            new[] { options.BaseDelay, options.MaxDelay, options.CircuitReset, options.ProbeInterval, options.ConnectTimeout, options.AttemptTimeout, options.TotalTimeout }.Select(time => time.TotalMilliseconds));
        Assert.Null(options.Seed);
    }

    [Fact]
    [Trait("Requirement", "S104")]
    public void Every_variable_is_read()
    {
        var options = ResilienceOptions.FromEnvironment(new Dictionary<string, string?>
        {
            ["SDK_MAX_RETRIES"] = "7",
            ["SDK_BASE_DELAY_MS"] = "20",
            ["SDK_MAX_DELAY_MS"] = "30.5",
            ["SDK_CIRCUIT_FAIL_THRESHOLD"] = "4",
            ["SDK_CIRCUIT_RESET_SEC"] = "2.5",
            ["SDK_PROBE_INTERVAL_MS"] = "0",
            ["SDK_CONNECT_TIMEOUT_MS"] = "40",
            ["SDK_ATTEMPT_TIMEOUT_MS"] = "50",
            ["SDK_TOTAL_TIMEOUT_MS"] = "60",
            ["SDK_RETRY_BUDGET_TOKENS"] = "8",
            ["SDK_RETRY_BUDGET_REFILL"] = "0.25",
            ["SDK_SEED"] = "42",
        });

        Assert.Equal((7, 4, 8, 0.25, "42"), (options.MaxRetries, options.CircuitFailThreshold, options.RetryBudgetTokens, options.RetryBudgetRefill, options.Seed));
        Assert.Equal(
            [20, 30.5, 2500, 0, 40, 50, 60],
            new[] { options.BaseDelay, options.MaxDelay, options.CircuitReset, options.ProbeInterval, options.ConnectTimeout, options.AttemptTimeout, options.TotalTimeout }.Select(time => time.TotalMilliseconds));
    }

    [Theory]
    [InlineData("SDK_MAX_RETRIES", "-1", "SDK_MAX_RETRIES is '-1'; allowed is a whole number from 0 to 100.")]
    [InlineData("SDK_MAX_RETRIES", "101", "SDK_MAX_RETRIES is '101'; allowed is a whole number from 0 to 100.")]
    [InlineData("SDK_MAX_RETRIES", "2.5", "SDK_MAX_RETRIES is '2.5'; allowed is a whole number from 0 to 100.")]
    [InlineData("SDK_MAX_RETRIES", "many", "SDK_MAX_RETRIES is 'many'; allowed is a whole number from 0 to 100.")]
    [InlineData("SDK_MAX_RETRIES", "NaN", "SDK_MAX_RETRIES is 'NaN'; allowed is a whole number from 0 to 100.")]
    [InlineData("SDK_BASE_DELAY_MS", "0", "SDK_BASE_DELAY_MS is '0'; allowed is a number from 1 to 86400000 ms.")]
    [InlineData("SDK_CIRCUIT_FAIL_THRESHOLD", "0", "SDK_CIRCUIT_FAIL_THRESHOLD is '0'; allowed is a whole number from 1 to 2147483647.")]
    [InlineData("SDK_CIRCUIT_RESET_SEC", "0", "SDK_CIRCUIT_RESET_SEC is '0'; allowed is a number from 0.01 to 86400 s.")]
    [InlineData("SDK_ATTEMPT_TIMEOUT_MS", "1,5", "SDK_ATTEMPT_TIMEOUT_MS is '1,5'; allowed is a number from 10 to 86400000 ms.")]
    [InlineData("SDK_RETRY_BUDGET_REFILL", "-0.1", "SDK_RETRY_BUDGET_REFILL is '-0.1'; allowed is a number from 0 to 1000.")]
    public void A_bad_variable_is_named_with_what_is_allowed(string variable, string value, string expected)
    {
        var error = Assert.Throws<OptionsInvalidException>(() => ResilienceOptions.FromEnvironment(new Dictionary<string, string?> { [variable] = value }));

        Assert.Equal([expected], error.Errors);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_reported_at_once()
    {
        var error = Assert.Throws<OptionsInvalidException>(() => ResilienceOptions.FromEnvironment(new Dictionary<string, string?>
        {
            ["SDK_MAX_RETRIES"] = "x",
            ["SDK_PROBE_INTERVAL_MS"] = "-1",
            ["SDK_BASE_DELAY_MS"] = "6000",
            ["SDK_ATTEMPT_TIMEOUT_MS"] = "500",
            ["SDK_TOTAL_TIMEOUT_MS"] = "400",
        }));

        Assert.Equal(
            [
                "SDK_MAX_RETRIES is 'x'; allowed is a whole number from 0 to 100.",
                "SDK_PROBE_INTERVAL_MS is '-1'; allowed is a number from 0 to 86400000 ms.",
                "BaseDelay is 6000 ms, MaxDelay 5000 ms; BaseDelay may not be longer than MaxDelay.",
                "ConnectTimeout is 1000 ms, AttemptTimeout 500 ms; ConnectTimeout may not be longer than AttemptTimeout.",
                "AttemptTimeout is 500 ms, TotalTimeout 400 ms; AttemptTimeout may not be longer than TotalTimeout.",
            ],
            error.Errors);
        Assert.Null(error.Dependency);
    }

    [Fact]
    public void Options_set_in_code_are_checked_when_the_first_pipeline_is_wanted()
    {
        using var services = new ServiceCollection()
            .AddPandaceaResilience(options => options.MaxRetries = -1)
            .PostConfigure<ResilienceOptions>(options => options.ConnectTimeout = TimeSpan.Zero)
            .BuildServiceProvider();

        var error = Assert.Throws<OptionsInvalidException>(services.GetRequiredService<UpstreamPipelineFactory>);

        Assert.Equal(
            [
                "MaxRetries (SDK_MAX_RETRIES) is -1; allowed is a whole number from 0 to 100.",
                "ConnectTimeout (SDK_CONNECT_TIMEOUT_MS) is 0 ms; allowed is a number from 10 to 86400000 ms.",
            ],
            error.Errors);
    }

    [Fact]
    public void The_bounds_themselves_are_allowed()
    {
        foreach (var field in OptionField.All)
        {
            Assert.True(field.Allows(field.Min), field.Name);
            Assert.True(field.Allows(field.Max), field.Name);
            Assert.False(field.Allows(field.Min - 1), field.Name);
            Assert.False(field.Allows(field.Max + 1), field.Name);
        }
    }
}
