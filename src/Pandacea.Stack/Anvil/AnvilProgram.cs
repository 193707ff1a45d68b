using System.Diagnostics;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Anvil, which keeps its chain in a file.</summary>
internal sealed class AnvilProgram(AnvilSettings settings, EvmProbe probe, TimeProvider time, JsonEventLog log) : IServiceProgram
{
    public const string ServiceName = "evm";

    private readonly ChainState _chain = new(settings.Paths.ChainFile);

    public string Name => ServiceName;

    public string Title => $"Anvil ({settings.Program})";

    public StackProblemKind Died => StackProblemKind.AnvilDied;

    public string Remedy =>
        $"Run it with --version to see whether it works here, or name another in {AnvilLocator.Variable}; its output is also in `{StackCommand.Of("logs evm", settings.Paths.Offset)}`.";

    public int Port => settings.Port;

    public TimeSpan ReadyWithin => settings.ReadyWithin;

    public ProcessStartInfo Command() => new(settings.Program, settings.Arguments);

    public Task<bool> AnswersAsync(CancellationToken cancellationToken) => probe.AnswersAsync(settings.Port, cancellationToken);

    public StackProblem? Prepare()
    {
        try
        {
            if (_chain.Mend() is { } mended)
            {
                log.Write(EventLevel.Warn, "chain_mended", [new("detail", mended)]);
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return DiskProblem.From(settings.Paths.StateFolder, error);
        }
    }

    // Its interval dump has to do.
    public async Task EndWithoutSignalAsync(Process process, TimeSpan patience)
    {
        var (began, before) = (time.GetTimestamp(), File.GetLastWriteTimeUtc(settings.Paths.ChainFile));
        while (!process.HasExited && File.GetLastWriteTimeUtc(settings.Paths.ChainFile) == before && time.GetElapsedTime(began) < patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps a copy of the chain's last whole dump, now and then, until it is told to end.</summary>
    public async Task KeepChainAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2), time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                _chain.Keep();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                log.Write(EventLevel.Warn, "chain_copy_failed", [new("error", error.Message)]);
            }
        }
    }
}
