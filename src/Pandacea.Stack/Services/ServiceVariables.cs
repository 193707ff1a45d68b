namespace Pandacea.Stack;

/// <summary>The variables that services read and a stack does not set itself; of LOG_LEVEL see <see cref="DrilledLog"/>.</summary>
public static class ServiceVariables
{
    private static readonly string[] OfAll =
    [
        "SDK_MAX_RETRIES", "SDK_BASE_DELAY_MS", "SDK_MAX_DELAY_MS", "SDK_CIRCUIT_FAIL_THRESHOLD", "SDK_CIRCUIT_RESET_SEC", "SDK_PROBE_INTERVAL_MS",
        "SDK_CONNECT_TIMEOUT_MS", "SDK_ATTEMPT_TIMEOUT_MS", "SDK_TOTAL_TIMEOUT_MS", "SDK_RETRY_BUDGET_TOKENS", "SDK_RETRY_BUDGET_REFILL", "SDK_SEED",
    ];

    private static readonly string[] OfAgent =
    [
        .. OfAll, "BACKEND_QUEUE_SIZE", "AGENT_MOST_PER_SEC", "AGENT_PRODUCTS_FILE", "AGENT_DATASETS_FILE", "AGENT_TRUSTED_PROXIES", "AGENT_CONFIRMATIONS",
        "AGENT_IDENTITY_RATE_PER_SEC", "AGENT_IDENTITY_BURST", "AGENT_IP_RATE_PER_SEC", "AGENT_IP_BURST", "AGENT_OFFENCE_THRESHOLD", "AGENT_GREYLIST_SEC", "AGENT_BAN_SEC",
        "AGENT_CPU_LIMIT_PERCENT", "AGENT_MEMORY_LIMIT_MB", "AGENT_JOB_LEASE_SEC", "AGENT_JOB_MAX_ATTEMPTS", "AGENT_JOB_QUOTA", "AGENT_PRIVACY_BUDGET", "AGENT_DRAIN_SEC",
        "AGENT_PRIVATE_KEY", "LEASE_CONTRACT_ADDRESS",
    ];

    private static readonly string[] OfCompute =
        [.. OfAll, "COMPUTE_DATA_DIR", "COMPUTE_SLOTS", "COMPUTE_HEARTBEAT_MS", "COMPUTE_CHECKPOINT_MS", "COMPUTE_STEP_REST_MS", "COMPUTE_DRAIN_SEC"];

    private static readonly string[] OfIpfs = ["IPFS_ALLOWED_HOSTS", "IPFS_DRAIN_SEC"];

    /// <summary>What <c>.env.example</c> sets: as services are without it.</summary>
    public static IReadOnlyDictionary<string, string> Usual { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["BACKEND_QUEUE_SIZE"] = "100",
        ["SDK_MAX_RETRIES"] = "5",
        ["SDK_BASE_DELAY_MS"] = "100",
        ["SDK_CIRCUIT_FAIL_THRESHOLD"] = "10",
        ["SDK_CIRCUIT_RESET_SEC"] = "30",
    };

    /// <summary>Those of a service, which depend on what else is in the stack.</summary>
    public static IReadOnlyList<string> Of(string service, bool ipfs, bool compute) => service switch
    {
        AgentProgram.ServiceName => [.. OfAgent, .. ipfs ? Array.Empty<string>() : ["IPFS_API_URL"], .. compute ? Array.Empty<string>() : ["COMPUTE_URL"]],
        ComputeProgram.ServiceName => [.. OfCompute, .. ipfs ? Array.Empty<string>() : ["IPFS_API_URL"]],
        IpfsProgram.ServiceName => OfIpfs,
        _ => [],
    };
}
