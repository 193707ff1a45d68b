using System.Diagnostics;
using System.Globalization;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>The compute worker: this program in another role.</summary>
internal sealed class ComputeProgram(SupervisorCommand command, StackPaths paths, string secret, ServiceLaunch launch, StackParts parts, HealthProbe probe, TimeSpan readyWithin) : IServiceProgram
{
    public const string ServiceName = "compute";

    private readonly ServicePorts _ports = new(paths.Offset);

    public string Name => ServiceName;

    public string Title => "The compute worker";

    public StackProblemKind Died => StackProblemKind.NotReady;

    public bool IsOurs => true;

    public string Remedy => $"Its own words are in `{StackCommand.Of("logs compute", paths.Offset)}`.";

    public int Port => _ports.ComputeDirect;

    public TimeSpan ReadyWithin => readyWithin;

    public ProcessStartInfo Command()
    {
        var start = new ProcessStartInfo(command.FileName, [.. command.Prefix, "serve", "compute", "--until-stdin-closes", .. launch.Arguments]);
        Configure(start.Environment, paths, launch, parts);
        start.Environment[StackSecret.Variable] = secret;
        return start;
    }

    /// <summary>Puts what the stack decides into <paramref name="environment"/>.</summary>
    public static void Configure(IDictionary<string, string?> environment, StackPaths paths, ServiceLaunch launch, StackParts parts)
    {
        var ports = new ServicePorts(paths.Offset);
        foreach (var (name, value) in launch.Variables)
        {
            environment[name] = value;
        }

        DrilledLog.Keep(environment);

        // Nothing drilled reaches a dependency around the proxy.
        environment["AGENT_INTERNAL_URL"] = $"http://127.0.0.1:{ports.AgentReports}/";
        if (parts.Ipfs)
        {
            environment["IPFS_API_URL"] = $"http://127.0.0.1:{ports.Ipfs}/";
        }

        environment["COMPUTE_PORT"] = ports.ComputeDirect.ToString(CultureInfo.InvariantCulture);
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
