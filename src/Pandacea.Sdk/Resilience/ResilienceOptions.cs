namespace Pandacea.Sdk.Resilience;

/// <summary>How the SDK behaves when an upstream does not. The same options serve every upstream.</summary>
public sealed class ResilienceOptions
{
    /// <summary>How often a failed attempt is repeated; variable <c>SDK_MAX_RETRIES</c>.</summary>
    /// <value>5; 0 means one attempt only.</value>
    public int MaxRetries { get; set; } = 5;

    /// <summary>Delay before the first retry, doubled for each further one; <c>SDK_BASE_DELAY_MS</c>.</summary>
    /// <value>100 ms.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>No exponential delay is longer, jitter included; <c>SDK_MAX_DELAY_MS</c>.</summary>
    /// <value>5 s.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Consecutive failed attempts that open the circuit; <c>SDK_CIRCUIT_FAIL_THRESHOLD</c>.</summary>
    /// <value>10.</value>
    public int CircuitFailThreshold { get; set; } = 10;

    /// <summary>How long a circuit stays open unless a probe succeeds; <c>SDK_CIRCUIT_RESET_SEC</c>.</summary>
    /// <value>30 s.</value>
    public TimeSpan CircuitReset { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an upstream is probed while its circuit is open; <c>SDK_PROBE_INTERVAL_MS</c>.</summary>
    /// <value>1 s; 0 turns probing off, the circuit then stays open for exactly <see cref="CircuitReset"/>.</value>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time to make a connection, and all the time that a probe has; <c>SDK_CONNECT_TIMEOUT_MS</c>.</summary>
    /// <value>1 s.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time for one attempt; where bytes are streamed, time without any progress; <c>SDK_ATTEMPT_TIMEOUT_MS</c>.</summary>
    /// <value>2 s.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Time for a call with all its attempts and waits; <c>SDK_TOTAL_TIMEOUT_MS</c>.</summary>
    /// <value>30 s.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Tokens that an upstream's retry budget holds, full at start; a retry costs one; <c>SDK_RETRY_BUDGET_TOKENS</c>.</summary>
    /// <value>50.</value>
    public int RetryBudgetTokens { get; set; } = 50;

    /// <summary>Tokens that a call which succeeds at its first attempt gives back; <c>SDK_RETRY_BUDGET_REFILL</c>.</summary>
    /// <value>0.1.</value>
    public double RetryBudgetRefill { get; set; } = 0.1;

    /// <summary>Seed of the jitter; <c>SDK_SEED</c>.</summary>
    /// <value>Null: a new one for each process.</value>
    public string? Seed { get; set; }

    /// <summary>Names of the environment variables that are read.</summary>
    public static IReadOnlyList<string> Variables { get; } = [.. OptionField.All.Select(static field => field.Variable), ResilienceEnvironment.Seed];

    /// <summary>Reads the options from environment variables; what is not set keeps its default.</summary>
    /// <exception cref="OptionsInvalidException">Variables are malformed or out of range; all of them are named.</exception>
    public static ResilienceOptions FromEnvironment(IReadOnlyDictionary<string, string?> environment)
    {
        var options = new ResilienceOptions();
        options.ReadEnvironment(environment);
        return options;
    }

    /// <summary>Overwrites options by the environment variables that are set.</summary>
    /// <exception cref="OptionsInvalidException">Variables are malformed or out of range; all of them are named.</exception>
    public void ReadEnvironment(IReadOnlyDictionary<string, string?> environment)
    {
        var errors = ResilienceEnvironment.Read(this, environment);
        errors.AddRange(ResilienceOptionsValidator.Errors(this));
        ResilienceOptionsValidator.ThrowIfAny(errors);
    }
}
