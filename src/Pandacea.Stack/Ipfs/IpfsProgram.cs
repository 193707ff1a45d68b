using System.Diagnostics;
using System.Globalization;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>The built-in IPFS node: this program in another role.</summary>
internal sealed class IpfsProgram(SupervisorCommand command, StackPaths paths, IpfsProbe probe, TimeSpan readyWithin) : IServiceProgram
{
    public const string ServiceName = "ipfs";

    public string Name => ServiceName;

    public string Title => "The IPFS node";

    public StackProblemKind Died => StackProblemKind.NotReady;

    public bool IsOurs => true;

    public string Remedy => $"Its own words are in `{StackCommand.Of("logs ipfs", paths.Offset)}`.";

    public int Port => new ServicePorts(paths.Offset).IpfsDirect;

    public TimeSpan ReadyWithin => readyWithin;

    public ProcessStartInfo Command()
    {
        var start = new ProcessStartInfo(command.FileName, [.. command.Prefix, "serve", "ipfs", "--until-stdin-closes"]);
        Configure(start.Environment, paths);
        return start;
    }

    /// <summary>Puts what the stack decides into <paramref name="environment"/>.</summary>
    public static void Configure(IDictionary<string, string?> environment, StackPaths paths)
    {
        environment["IPFS_PORT"] = new ServicePorts(paths.Offset).IpfsDirect.ToString(CultureInfo.InvariantCulture);
        environment["IPFS_DATA_DIR"] = paths.IpfsFolder;
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
