using System.Diagnostics;
using System.Globalization;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>The agent: this program in another role.</summary>
internal sealed class AgentProgram(SupervisorCommand command, StackPaths paths, string secret, ServiceLaunch launch, StackParts parts, HealthProbe probe, TimeSpan readyWithin) : IServiceProgram
{
    public const string ServiceName = "agent";

    // The second of the accounts that every Anvil funds; known to everybody, good for nothing else.
    private const string DevelopmentKey = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("AGENT_PRIVATE_KEY", DevelopmentKey),
        ("LEASE_CONTRACT_ADDRESS", "deploy"),
    ];

    private readonly ServicePorts _ports = new(paths.Offset);

    public string Name => ServiceName;

    public string Title => "The agent";

    public StackProblemKind Died => StackProblemKind.NotReady;

    public bool IsOurs => true;

    public string Remedy => $"Its own words are in `{StackCommand.Of("logs agent", paths.Offset)}`.";

    public int Port => _ports.AgentDirect;

    public TimeSpan ReadyWithin => readyWithin;

    public ProcessStartInfo Command()
    {
        var start = new ProcessStartInfo(command.FileName, [.. command.Prefix, "serve", "agent", "--until-stdin-closes", .. launch.Arguments]);
        Configure(start.Environment, Environment.GetEnvironmentVariable, paths, launch, parts);
        start.Environment[StackSecret.Variable] = secret;
        return start;
    }

    /// <summary>Puts what the stack decides into <paramref name="environment"/>.</summary>
    public static void Configure(IDictionary<string, string?> environment, Func<string, string?> inherited, StackPaths paths, ServiceLaunch launch, StackParts parts)
    {
        var ports = new ServicePorts(paths.Offset);
        foreach (var (name, value) in Defaults)
        {
            if (string.IsNullOrEmpty(inherited(name)))
            {
                environment[name] = value;
            }
        }

        foreach (var (name, value) in launch.Variables)
        {
            environment[name] = value;
        }

        DrilledLog.Keep(environment);

        // Nothing drilled reaches a dependency around the proxy.
        environment["EVM_RPC_URL"] = $"http://127.0.0.1:{ports.Evm}/";
        if (parts.Ipfs)
        {
            environment["IPFS_API_URL"] = $"http://127.0.0.1:{ports.Ipfs}/";
        }

        if (parts.Compute)
        {
            environment["COMPUTE_URL"] = $"http://127.0.0.1:{ports.Compute}/";
        }

        environment["AGENT_PORT"] = ports.AgentDirect.ToString(CultureInfo.InvariantCulture);
        environment["AGENT_INTERNAL_PORT"] = ports.AgentReportsDirect.ToString(CultureInfo.InvariantCulture);
        environment["PANDACEA_DATA_DIR"] = paths.AgentFolder;
    }

    public StackProblem? Prepare() => null;

    public Task<bool> AnswersAsync(CancellationToken cancellationToken) => probe.AnswersAsync(Port, cancellationToken);

    public async Task EndWithoutSignalAsync(Process process, TimeSpan patience)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
