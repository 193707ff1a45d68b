using System.Globalization;

namespace Pandacea.Sdk.Resilience;

/// <summary>One numeric option: its name, its variable, and what it may be, in the variable's unit.</summary>
internal sealed record OptionField(
    string Name,
    string Variable,
    string Unit,
    double Min,
    double Max,
    bool Whole,
    Func<ResilienceOptions, double> Get,
    Action<ResilienceOptions, double> Set)
{
    private const double DayMs = 86_400_000;

    /// <summary>All numeric options. Time-outs of Polly lie between 10 ms and a day, hence those bounds.</summary>
    public static readonly IReadOnlyList<OptionField> All =
    [
        Count(nameof(ResilienceOptions.MaxRetries), "SDK_MAX_RETRIES", 0, 100, o => o.MaxRetries, (o, v) => o.MaxRetries = v),
        Time(nameof(ResilienceOptions.BaseDelay), "SDK_BASE_DELAY_MS", 1, DayMs, o => o.BaseDelay, (o, v) => o.BaseDelay = v),
        Time(nameof(ResilienceOptions.MaxDelay), "SDK_MAX_DELAY_MS", 1, DayMs, o => o.MaxDelay, (o, v) => o.MaxDelay = v),
        Count(nameof(ResilienceOptions.CircuitFailThreshold), "SDK_CIRCUIT_FAIL_THRESHOLD", 1, int.MaxValue, o => o.CircuitFailThreshold, (o, v) => o.CircuitFailThreshold = v),
        new(nameof(ResilienceOptions.CircuitReset), "SDK_CIRCUIT_RESET_SEC", " s", 0.01, DayMs / 1000, false, o => o.CircuitReset.TotalSeconds, (o, v) => o.CircuitReset = TimeSpan.FromSeconds(v)),
        Time(nameof(ResilienceOptions.ProbeInterval), "SDK_PROBE_INTERVAL_MS", 0, DayMs, o => o.ProbeInterval, (o, v) => o.ProbeInterval = v),
        Time(nameof(ResilienceOptions.ConnectTimeout), "SDK_CONNECT_TIMEOUT_MS", 10, DayMs, o => o.ConnectTimeout, (o, v) => o.ConnectTimeout = v),
        Time(nameof(ResilienceOptions.AttemptTimeout), "SDK_ATTEMPT_TIMEOUT_MS", 10, DayMs, o => o.AttemptTimeout, (o, v) => o.AttemptTimeout = v),
        Time(nameof(ResilienceOptions.TotalTimeout), "SDK_TOTAL_TIMEOUT_MS", 10, DayMs, o => o.TotalTimeout, (o, v) => o.TotalTimeout = v),
        Count(nameof(ResilienceOptions.RetryBudgetTokens), "SDK_RETRY_BUDGET_TOKENS", 0, 1_000_000, o => o.RetryBudgetTokens, (o, v) => o.RetryBudgetTokens = v),
        new(nameof(ResilienceOptions.RetryBudgetRefill), "SDK_RETRY_BUDGET_REFILL", "", 0, 1000, false, o => o.RetryBudgetRefill, (o, v) => o.RetryBudgetRefill = v),
    ];

    /// <summary>What the option may be, in words.</summary>
    public string Allowed => string.Create(
        CultureInfo.InvariantCulture,
        $"allowed is a {(Whole ? "whole number" : "number")} from {Min} to {Max}{Unit}");

    /// <summary>Whether the option may be <paramref name="value"/>.</summary>
    public bool Allows(double value) => value >= Min && value <= Max && (!Whole || Math.Floor(value) == value);

    private static OptionField Count(string name, string variable, int min, int max, Func<ResilienceOptions, int> get, Action<ResilienceOptions, int> set) =>
        new(name, variable, "", min, max, true, o => get(o), (o, v) => set(o, (int)v));

    private static OptionField Time(string name, string variable, double min, double max, Func<ResilienceOptions, TimeSpan> get, Action<ResilienceOptions, TimeSpan> set) =>
        new(name, variable, " ms", min, max, false, o => get(o).TotalMilliseconds, (o, v) => set(o, TimeSpan.FromMilliseconds(v)));
}
