using System.Net;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Jobs;
using Pandacea.Hosting;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Agent;

/// <summary>All that can be set on an agent.</summary>
public sealed record AgentOptions
{
    /// <value>Where it keeps its store; <c>PANDACEA_DATA_DIR</c>.</value>
    public required string DataDirectory { get; init; }

    /// <value>8080 on 127.0.0.1 and ::1; 0 takes a free one; <c>AGENT_PORT</c>.</value>
    public int Port { get; init; } = 8080;

    /// <value>Lines below it are not written; <c>LOG_LEVEL</c>.</value>
    public EventLevel LogLevel { get; init; } = EventLevel.Info;

    /// <value>The product catalogue; null: the built-in one; <c>AGENT_PRODUCTS_FILE</c>.</value>
    public string? ProductsFile { get; init; }

    /// <value>Queue of requests; its size is <c>BACKEND_QUEUE_SIZE</c>, its pace <c>AGENT_MOST_PER_SEC</c>.</value>
    public AdmissionOptions Admission { get; init; } = new();

    /// <value>5/s, burst 10; <c>AGENT_IP_RATE_PER_SEC</c>, <c>AGENT_IP_BURST</c>.</value>
    public RateLimitOptions AddressRate { get; init; } = RateLimitOptions.PerAddress;

    /// <value>2/s, burst 10; <c>AGENT_IDENTITY_RATE_PER_SEC</c>, <c>AGENT_IDENTITY_BURST</c>.</value>
    public RateLimitOptions IdentityRate { get; init; } = RateLimitOptions.PerIdentity;

    /// <value><c>AGENT_OFFENCE_THRESHOLD</c>, <c>AGENT_GREYLIST_SEC</c>, <c>AGENT_BAN_SEC</c>.</value>
    public OffenceOptions Offences { get; init; } = new();

    /// <value><c>AGENT_CPU_LIMIT_PERCENT</c>, <c>AGENT_MEMORY_LIMIT_MB</c>.</value>
    public BackpressureOptions Backpressure { get; init; } = new();

    /// <value>Proxies whose X-Forwarded-For is believed; none; <c>AGENT_TRUSTED_PROXIES</c>, separated by commas.</value>
    public IReadOnlyList<IPAddress> TrustedProxies { get; init; } = [];

    /// <value>JSON-RPC of the chain; <c>EVM_RPC_URL</c>.</value>
    public Uri EvmRpc { get; init; } = new("http://127.0.0.1:8545/");

    /// <summary>Instead of a contract's address: the agent brings its own, on development chains only.</summary>
    public const string Deploy = "deploy";

    /// <value>The lease contract, or <see cref="Deploy"/>; empty: the chain is not followed; <c>LEASE_CONTRACT_ADDRESS</c>.</value>
    public string ContractAddress { get; init; } = "";

    /// <value>Blocks, its own included, after which an event of the chain counts; 1; <c>AGENT_CONFIRMATIONS</c>.</value>
    public int Confirmations { get; init; } = 1;

    /// <value>The earner's private key; never shown; <c>AGENT_PRIVATE_KEY</c>.</value>
    public string EarnerKey { get; init; } = "";

    /// <value>RPC of the IPFS node; null: not looked after; <c>IPFS_API_URL</c>.</value>
    public Uri? Ipfs { get; init; }

    /// <value>Jobs and the workers that carry them out.</value>
    public JobOptions Jobs { get; init; } = new();

    /// <value>8081 on 127.0.0.1 and ::1, where workers report; 0 takes a free one, null: nowhere; <c>AGENT_INTERNAL_PORT</c>.</value>
    public int? InternalPort { get; init; }

    /// <value>By which agent and workers know each other; null: they believe whoever reaches them; never shown; <c>PANDACEA_STACK_SECRET</c>.</value>
    public StackSecret? Secret { get; init; }

    /// <value>Data sets that jobs may name; null: only the built-in ones; <c>AGENT_DATASETS_FILE</c>.</value>
    public string? DataSetsFile { get; init; }

    /// <value>How the agent behaves when the chain does not; the <c>SDK_</c> variables.</value>
    public ResilienceOptions Resilience { get; init; } = new();

    /// <value>How long requests under way may take once the agent is told to stop; 8 s; <c>AGENT_DRAIN_SEC</c>.</value>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Without secrets, to be shown.</summary>
    public override string ToString() => $"AgentOptions of {DataDirectory}";
}
