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

    public string Remedy => $"Its own words are in `{StackCommand.Of("logs compute", paths.Offset)}`.";

    public int Port => _ports.ComputeDirect;

    public TimeSpan ReadyWithin => readyWithin;

    public ProcessStartInfo Command()
    {
        var start = new ProcessStartInfo(command.FileName, [.. command.Prefix, "serve", "compute", "--until-stdin-closes", .. launch.Arguments]);
        foreach (var (name, value) in launch.Variables)
        {
            start.Environment[name] = value;
        }

        start.Environment[StackSecret.Variable] = secret;
        DrilledLog.Keep(start.Environment);

        // Nothing drilled reaches a dependency around the proxy.
        start.Environment["AGENT_INTERNAL_URL"] = $"http://127.0.0.1:{_ports.AgentReports}/";
        if (parts.Ipfs)
        {
            start.Environment["IPFS_API_URL"] = $"http://127.0.0.1:{_ports.Ipfs}/";
        }

        start.Environment["COMPUTE_PORT"] = Port.ToString(CultureInfo.InvariantCulture);
        return start;
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
