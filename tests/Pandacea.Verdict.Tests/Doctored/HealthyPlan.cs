using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>A short drill with one window of each sort: silent, refused by status, canary, connections refused.</summary>
internal static class HealthyPlan
{
    public const int Silent = 0;
    public const int Throttled = 1;
    public const int Canary = 2;
    public const int Down = 3;

    /// <summary>ms at which the steady-state phase and the inject phase begin.</summary>
    public const double SteadyFrom = 500;
    public const double InjectFrom = 3_500;
    public const double ObservationMs = 5_000;

    public static RunPlan Create() => new()
    {
        Drill = "evm_rpc_flap",
        Client = "workload",
        Profile = "full",
        DefinitionSha256 = new string('a', 64),
        Weakened = [],
        Windows =
        [
            Window(Silent, "timeout", 0, 4_000),
            Window(Throttled, "http_status", 7_000, 3_000) with
            {
                Percent = 60,
                Attributes = new Dictionary<string, string> { ["status"] = "429", ["retryAfter"] = "1s" },
            },
            Window(Canary, "jsonrpc_error", 13_000, 4_500) with
            {
                Canary = true,
                Method = "eth_chainId",
                Attributes = new Dictionary<string, string> { ["code"] = "-32603" },
            },
            Window(Down, "down", 18_000, 2_000) with { RefusesConnections = true },
        ],
        Rates = new Dictionary<string, double>
        {
            [OperationNames.LeaseCreate] = 10,
            [OperationNames.LeaseApprove] = 10,
            [OperationNames.LeaseRead] = 10,
            [OperationNames.BlockRead] = 20,
        },
        Timers = new DrilledTimers(5, 100, 5_000, 10, 30_000, 1_000, 2_000, 30_000),
        SteadyState = new SteadyStateTarget(3_000, 0.99, 100),
        Criteria = new Thresholds
        {
            BackoffAtLeastMs = 2_000,
            RetryAfterHonoured = true,
            CircuitOpensAfter = 10,
            RecoveryWithinMs = 3_000,
            LossAllowed = 0,
            AttemptsPerCall = 2,
        },
        ObservationMs = ObservationMs,
    };

    private static PlannedWindow Window(int index, string type, double startMs, double forMs) =>
        new(index, "evm", type, startMs, forMs, new Dictionary<string, string>(), 100, false, false, 5);
}
