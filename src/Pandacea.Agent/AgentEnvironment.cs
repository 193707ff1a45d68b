using Pandacea.Agent.Admission;
using Pandacea.Agent.Http.Catalogue;
using Pandacea.Agent.Jobs;
using Pandacea.Hosting;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Agent;

/// <summary>Options from the environment.</summary>
public static class AgentEnvironment
{
    private const int MostRequests = 100_000;
    private const int InternalPort = 8081;

    // Further back than this the follower remembers no blocks.
    private const int MostConfirmations = 200;

    /// <summary>Reads and checks them all.</summary>
    /// <param name="variable">Gives a variable's value, for example <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    /// <param name="dataDirectory">Used where <c>PANDACEA_DATA_DIR</c> is not set.</param>
    /// <param name="port">Used where <c>AGENT_PORT</c> is not set.</param>
    /// <exception cref="AgentOptionsException">Something in them is wrong; all of it is named.</exception>
    public static AgentOptions Read(Func<string, string?> variable, string dataDirectory, int port = 8080)
    {
        var read = new Variables(variable);
        var options = new AgentOptions
        {
            DataDirectory = read.Text("PANDACEA_DATA_DIR") ?? dataDirectory,
            Port = read.Whole("AGENT_PORT", port, 0, ushort.MaxValue),
            LogLevel = read.Level(),
            ProductsFile = read.Text("AGENT_PRODUCTS_FILE"),
            Admission = Admission(read),
            AddressRate = Rate(read, "AGENT_IP", RateLimitOptions.PerAddress),
            IdentityRate = Rate(read, "AGENT_IDENTITY", RateLimitOptions.PerIdentity),
            Offences = Offences(read),
            Backpressure = Pressure(read),
            TrustedProxies = read.Addresses("AGENT_TRUSTED_PROXIES"),
            EvmRpc = read.Url("EVM_RPC_URL") ?? new Uri("http://127.0.0.1:8545/"),
            ContractAddress = read.Text("LEASE_CONTRACT_ADDRESS") ?? "",
            Confirmations = read.Whole("AGENT_CONFIRMATIONS", 1, 1, MostConfirmations),
            EarnerKey = read.Text("AGENT_PRIVATE_KEY") ?? "",
            Ipfs = read.Url("IPFS_API_URL"),
            Jobs = Jobs(read),
            InternalPort = read.Whole("AGENT_INTERNAL_PORT", InternalPort, 0, ushort.MaxValue),
            Secret = StackSecret.Of(read.Text(StackSecret.Variable)),
            DataSetsFile = read.Text("AGENT_DATASETS_FILE"),
            Resilience = Resilience(read, variable),
            DrainTimeout = TimeSpan.FromSeconds(read.Whole("AGENT_DRAIN_SEC", 8, 1, 9)),
        };
        CheckChain(read, options);
        CheckFile(read, () => ProductCatalogue.Load(options.ProductsFile));
        CheckFile(read, () => DataSets.Load(options.DataSetsFile));
        return read.Problems.Count == 0 ? options : throw new AgentOptionsException(read.Problems);
    }

    private static AdmissionOptions Admission(Variables read) => new()
    {
        QueueSize = read.Whole("BACKEND_QUEUE_SIZE", new AdmissionOptions().QueueSize, 1, MostRequests),
        MostPerSecond = read.Text("AGENT_MOST_PER_SEC") is null ? null : read.Number("AGENT_MOST_PER_SEC", MostRequests, MostRequests),
    };

    private static RateLimitOptions Rate(Variables read, string prefix, RateLimitOptions otherwise) => otherwise with
    {
        PerSecond = read.Number(prefix + "_RATE_PER_SEC", otherwise.PerSecond, 1e6),
        Burst = read.Whole(prefix + "_BURST", otherwise.Burst, 1, 1_000_000),
    };

    private static OffenceOptions Offences(Variables read)
    {
        var otherwise = new OffenceOptions();
        return otherwise with
        {
            Threshold = read.Whole("AGENT_OFFENCE_THRESHOLD", otherwise.Threshold, 1, 1_000_000),
            Grey = TimeSpan.FromSeconds(read.Whole("AGENT_GREYLIST_SEC", (int)otherwise.Grey.TotalSeconds, 1, 86_400)),
            Ban = TimeSpan.FromSeconds(read.Whole("AGENT_BAN_SEC", (int)otherwise.Ban.TotalSeconds, 1, 86_400)),
        };
    }

    private static JobOptions Jobs(Variables read)
    {
        var otherwise = new JobOptions();
        return otherwise with
        {
            Workers = Workers(read),
            Lease = TimeSpan.FromSeconds(read.Number("AGENT_JOB_LEASE_SEC", otherwise.Lease.TotalSeconds, 3600)),
            MaxAttempts = read.Whole("AGENT_JOB_MAX_ATTEMPTS", otherwise.MaxAttempts, 1, 1000),
            Quota = read.Whole("AGENT_JOB_QUOTA", otherwise.Quota, 1, 1_000_000),
            Budget = read.Number("AGENT_PRIVACY_BUDGET", otherwise.Budget, 1_000_000),
        };
    }

    private static List<Uri> Workers(Variables read)
    {
        const string Name = "COMPUTE_URL";
        var found = new List<Uri>();
        foreach (var text in (read.Text(Name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && found.TrueForAll(other => other.Authority != url.Authority))
            {
                found.Add(url);
            }
            else
            {
                read.Problem(Name, text, "must be http or https URLs separated by commas, each of another host or port");
            }
        }

        return found;
    }

    private static BackpressureOptions Pressure(Variables read)
    {
        const int Mebibyte = 1024 * 1024;
        var otherwise = new BackpressureOptions();
        return otherwise with
        {
            Cpu = read.Number("AGENT_CPU_LIMIT_PERCENT", otherwise.Cpu * 100, 100) / 100,
            MemoryBytes = read.Whole("AGENT_MEMORY_LIMIT_MB", (int)(otherwise.MemoryBytes / Mebibyte), 64, 1_000_000) * (long)Mebibyte,
        };
    }

    private static ResilienceOptions Resilience(Variables read, Func<string, string?> variable)
    {
        try
        {
            return ResilienceOptions.FromEnvironment(ResilienceOptions.Variables.ToDictionary(name => name, variable, StringComparer.Ordinal));
        }
        catch (OptionsInvalidException error)
        {
            error.Errors.ToList().ForEach(read.Problem);
            return new ResilienceOptions();
        }
    }

    private static void CheckChain(Variables read, AgentOptions options)
    {
        if (options.ContractAddress is not ("" or AgentOptions.Deploy) && !EvmAddress.IsValid(options.ContractAddress))
        {
            read.Problem("LEASE_CONTRACT_ADDRESS", options.ContractAddress, "must be 0x and 40 hex digits, with a right checksum if in mixed case, or the word deploy");
        }

        if (options.ContractAddress.Length > 0 && options.EarnerKey.Length == 0)
        {
            read.Problem("LEASE_CONTRACT_ADDRESS is set but AGENT_PRIVATE_KEY is not: the agent could not approve leases.");
        }
    }

    /// <summary>What a file names wrongly is told with all else, not once that is right.</summary>
    private static void CheckFile(Variables read, Action load)
    {
        try
        {
            load();
        }
        catch (AgentOptionsException error)
        {
            error.Problems.ToList().ForEach(read.Problem);
        }
    }
}
