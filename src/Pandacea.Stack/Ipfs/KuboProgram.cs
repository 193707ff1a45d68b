using System.ComponentModel;
using System.Diagnostics;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Kubo, alone and offline, with a repository of its own.</summary>
internal sealed class KuboProgram(string program, StackPaths paths, HttpClient http, TimeSpan readyWithin) : IServiceProgram
{
    private readonly IpfsProbe _probe = new(http);

    public string Name => IpfsProgram.ServiceName;

    public string Title => $"Kubo ({program})";

    public StackProblemKind Died => StackProblemKind.NotReady;

    public string Remedy => $"Its own words are in `{StackCommand.Of("logs ipfs", paths.Offset)}`. Take it off PATH to use the built-in node.";

    public int Port => new ServicePorts(paths.Offset).IpfsDirect;

    public TimeSpan ReadyWithin => readyWithin;

    private string Repository => Path.Combine(paths.IpfsFolder, "kubo");

    public ProcessStartInfo Command() => Start("daemon", "--offline", "--migrate");

    public StackProblem? Prepare()
    {
        try
        {
            Directory.CreateDirectory(Repository);
            return (File.Exists(Path.Combine(Repository, "config")) ? null : Run("init", "--empty-repo"))
                ?? Run("config", "Addresses.API", $"/ip4/127.0.0.1/tcp/{Port}")
                ?? Run("config", "--json", "Addresses.Gateway", "[]");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return DiskProblem.From(Repository, error);
        }
    }

    public Task<bool> AnswersAsync(CancellationToken cancellationToken) => _probe.AnswersAsync(Port, cancellationToken);

    public async Task EndWithoutSignalAsync(Process process, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            using var response = await http.PostAsync(new Uri($"http://127.0.0.1:{Port}/api/v0/shutdown"), null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (NetworkFailure.Is(error, CancellationToken.None))
        {
            // It is killed then.
        }

        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private ProcessStartInfo Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["IPFS_PATH"] = Repository;
        return start;
    }

    private StackProblem? Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(Start(arguments))!;
            var output = process.StandardOutput.ReadToEndAsync();
            var said = process.StandardError.ReadToEnd();
            _ = output.GetAwaiter().GetResult();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : new(Died, $"`ipfs {string.Join(' ', arguments)}` failed: {said.Trim()}", Remedy);
        }
        catch (Win32Exception error)
        {
            return new(Died, $"{Title} cannot be started: {error.Message}", Remedy);
        }
    }
}
