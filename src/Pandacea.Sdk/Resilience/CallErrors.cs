using System.Globalization;

namespace Pandacea.Sdk.Resilience;

/// <summary>The exceptions that leave a pipeline, each with its remedy in the message.</summary>
internal sealed class CallErrors(string circuitName, ResilienceOptions options, Circuit circuit)
{
    private readonly string _dependency = CircuitName.Dependency(circuitName);

    public CircuitOpenException CircuitOpen(UpstreamCall call)
    {
        // A half-open circuit has no time left to state; its trial is over soon.
        var wait = circuit.OpenFor is { Ticks: > 0 } left ? left : options.BaseDelay;
        return new(
            Text($"The circuit {circuitName} is open{After(call)}: {_dependency} keeps failing. Try again in {wait.TotalSeconds:0.###} s; if it stays so, check that {_dependency} is running and reachable."),
            circuitName)
        {
            Dependency = _dependency,
            Attempts = call.Attempts,
            RetryAfter = wait,
            RequestId = call.LastFailure?.RequestId,
            MayHaveTakenEffect = call.MayHaveTakenEffect,
            LastFailure = call.LastFailure,
        };
    }

    public UpstreamException Upstream(UpstreamCall call)
    {
        var failure = call.LastFailure!;
        return new(Text($"{circuitName} failed the call{After(call)}. {Remedy(call.End)}"), failure)
        {
            Dependency = _dependency,
            Attempts = call.Attempts,
            RetryAfter = failure.RetryAfter,
            RequestId = failure.RequestId,
            MayHaveTakenEffect = call.MayHaveTakenEffect,
        };
    }

    public CallTimeoutException Timeout(UpstreamCall call) => new(
        Text($"{circuitName} did not complete the call within {options.TotalTimeout.TotalSeconds:0.###} s{After(call)}. Try again, or allow more time with {nameof(ResilienceOptions.TotalTimeout)} (SDK_TOTAL_TIMEOUT_MS)."),
        options.TotalTimeout)
    {
        Dependency = _dependency,
        Attempts = call.Attempts,
        RetryAfter = call.LastFailure?.RetryAfter,
        RequestId = call.LastFailure?.RequestId,
        MayHaveTakenEffect = call.MayHaveTakenEffect,
        LastFailure = call.LastFailure,
    };

    private static string After(UpstreamCall call) => call.LastFailure is { } failure
        ? Text($" after {call.Attempts} {(call.Attempts == 1 ? "attempt" : "attempts")}, the last failed by: {failure.Cause}")
        : "";

    private static string Remedy(CallEnd end) => end switch
    {
        CallEnd.NotRetryable => "Trying again cannot help; correct the request.",
        CallEnd.NoTimeLeft => $"The next wait would outlast the total timeout; try again later, or allow more time with {nameof(ResilienceOptions.TotalTimeout)} (SDK_TOTAL_TIMEOUT_MS).",
        CallEnd.BudgetEmpty => $"The retry budget is empty, it refills with successful calls; try again later, or raise {nameof(ResilienceOptions.RetryBudgetTokens)} (SDK_RETRY_BUDGET_TOKENS).",
        _ => $"Try again later, or allow more retries with {nameof(ResilienceOptions.MaxRetries)} (SDK_MAX_RETRIES).",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
