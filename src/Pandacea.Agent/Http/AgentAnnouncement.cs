using Pandacea.Hosting;

namespace Pandacea.Agent.Http;

/// <summary>Says once at the start what the agent really is set to; no secrets.</summary>
internal static class AgentAnnouncement
{
    public static void Write(JsonEventLog log, AgentOptions options, AgentParts parts) => log.Write(EventLevel.Info, "agent_started",
    [
        new("peer_id", parts.Identity.PeerId.ToString()),
        new("port", options.Port),
        new("data_dir", options.DataDirectory),
        new("log_level", options.LogLevel.ToString().ToUpperInvariant()),
        new("products", parts.Catalogue.Count),
        new("products_file", options.ProductsFile ?? "built-in"),
        new("queue_size", options.Admission.QueueSize),
        new("ip_rate_per_sec", options.AddressRate.PerSecond),
        new("ip_burst", options.AddressRate.Burst),
        new("identity_rate_per_sec", options.IdentityRate.PerSecond),
        new("identity_burst", options.IdentityRate.Burst),
        new("offence_threshold", options.Offences.Threshold),
        new("greylist_sec", options.Offences.Grey.TotalSeconds),
        new("ban_sec", options.Offences.Ban.TotalSeconds),
        new("cpu_limit_percent", options.Backpressure.Cpu * 100),
        new("memory_limit_mb", options.Backpressure.MemoryBytes / (1024 * 1024)),
        new("trusted_proxies", options.TrustedProxies.Select(proxy => proxy.ToString())),
        new("evm_rpc", Shown(options.EvmRpc)),
        new("contract", options.ContractAddress),
        new("confirmations", options.Confirmations),
        new("ipfs", Shown(options.Ipfs)),
        new("compute", string.Join(',', options.Jobs.Workers.Select(Shown))),
        new("internal_port", options.InternalPort),
        new("datasets_file", options.DataSetsFile ?? "none"),
        new("job_lease_sec", options.Jobs.Lease.TotalSeconds),
        new("job_max_attempts", options.Jobs.MaxAttempts),
        new("job_quota", options.Jobs.Quota),
        new("privacy_budget", options.Jobs.Budget),
        new("drain_sec", options.DrainTimeout.TotalSeconds),
    ]);

    // Credentials and keys of providers stand in user info, paths and queries.
    private static string Shown(Uri? url) => url is null ? "" : $"{url.Scheme}://{url.Authority}/";
}
