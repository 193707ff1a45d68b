using System.ComponentModel;
using System.Diagnostics;
using Pandacea.Faults.Processes;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Starts a supervisor in the background and waits until its stack is ready.</summary>
internal sealed class SupervisorStart(SupervisorCommand command, StackHealth health, IPlatform platform, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <returns>Why it is not ready, in which case nothing is left of it; null if it is.</returns>
    public async Task<StackProblem?> RunAsync(StackOptions options, string anvil, string ipfs, CancellationToken cancellationToken)
    {
        var paths = options.Paths;
        Process process;
        LogTail said;
        try
        {
            Directory.CreateDirectory(paths.LogFolder);
            said = LogTail.From(paths.StackLog);
            process = platform.StartDetached(command.FileName, command.Arguments(options, anvil, ipfs), paths.StackLog);
        }
        catch (Exception error) when (error is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return new(StackProblemKind.NotReady, $"The supervisor cannot be started ({command.FileName}): {error.Message}", $"Run `{StackCommand.Of("serve stack", paths.Offset)}` to see why.");
        }

        using (process)
        {
            var identity = ChildIdentity.Of(process, time);
            try
            {
                var problem = await WaitAsync(process, said, options, cancellationToken).ConfigureAwait(false);
                if (problem is not null)
                {
                    await EndAsync(identity, paths).ConfigureAwait(false);
                }

                return problem;
            }
            catch (Exception)
            {
                await EndAsync(identity, paths).ConfigureAwait(false);
                throw;
            }
        }
    }

    private async Task<StackProblem?> WaitAsync(Process process, LogTail said, StackOptions options, CancellationToken cancellationToken)
    {
        var (paths, began) = (options.Paths, time.GetTimestamp());
        string? silent = null;
        while (time.GetElapsedTime(began) < options.ReadyWithin)
        {
            var exited = process.HasExited;
            var record = StackRecord.Read(paths);
            if (record?.Problem is { } problem)
            {
                return problem;
            }

            if (exited)
            {
                return new(process.ExitCode == ExitCodes.Usage ? StackProblemKind.InvalidSetting : StackProblemKind.NotReady,
                    $"The supervisor ended at once, with exit code {process.ExitCode}. {said}", $"The whole log: `{StackCommand.Of("logs stack", paths.Offset)}`.");
            }

            if (record is { Phase: StackPhase.Running })
            {
                silent = await health.FirstSilentAsync(options, cancellationToken).ConfigureAwait(false);
                if (silent is null)
                {
                    return null;
                }
            }

            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);
        }

        return new(StackProblemKind.NotReady, $"The stack was not ready within {options.ReadyWithin.TotalSeconds:0.#} s{(silent is null ? "" : $": no answer from {silent}")}.", $"See `{StackCommand.Of("logs", paths.Offset)}` for what it waits for.");
    }

    private async Task EndAsync(ProcessIdentity supervisor, StackPaths paths)
    {
        await ProcessEnd.StopAsync(supervisor, platform, Patience, time, CancellationToken.None).ConfigureAwait(false);
        await new DeadSupervisor(paths, platform, time).RecoverAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
