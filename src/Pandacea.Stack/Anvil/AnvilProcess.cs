using System.ComponentModel;
using System.Diagnostics;
using Pandacea.Faults.Processes;

namespace Pandacea.Stack;

/// <summary>One run of Anvil.</summary>
internal sealed class AnvilProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly LastLines _said = new();
    private readonly Task _output;

    private AnvilProcess(Process process, TextWriter log, TimeProvider time)
    {
        _process = process;
        Identity = ChildIdentity.Of(process, time);
        _output = Task.WhenAll(
            _said.ReadAsync(process.StandardError, log, CancellationToken.None),
            _said.ReadAsync(process.StandardOutput, log, CancellationToken.None));
        Exited = process.WaitForExitAsync();
    }

    public ProcessIdentity Identity { get; }

    public Task Exited { get; }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Set before it is asked to end, so that its end surprises nobody.</summary>
    public bool EndExpected { get; private set; }

    public static Outcome<AnvilProcess> Start(AnvilSettings settings, TextWriter log, TimeProvider time)
    {
        var start = new ProcessStartInfo(settings.Program) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in settings.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return new AnvilProcess(Process.Start(start)!, log, time);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            return new StackProblem(StackProblemKind.AnvilDied, $"Anvil ({settings.Program}) cannot be started: {error.Message}", AnvilRemedy.Text);
        }
    }

    /// <summary>Waits until it answers.</summary>
    /// <returns>Why it does not; null if it does.</returns>
    public async Task<StackProblem?> WaitUntilReadyAsync(AnvilSettings settings, EvmProbe probe, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (!HasExited)
        {
            if (await probe.AnswersAsync(settings.Port, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            if (time.GetElapsedTime(began) > settings.ReadyWithin)
            {
                return new(StackProblemKind.AnvilDied, $"Anvil ({settings.Program}) runs, but did not answer on port {settings.Port} within {settings.ReadyWithin.TotalSeconds:0.#} s. {_said}", AnvilRemedy.Text);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken).ConfigureAwait(false);
        }

        await Exited.ConfigureAwait(false);
        await Task.WhenAny(_output, Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken)).ConfigureAwait(false);
        return new(StackProblemKind.AnvilDied, $"Anvil ({settings.Program}) ended at once, with exit code {ExitCode}. {_said}", AnvilRemedy.Text);
    }

    /// <summary>Lets it dump its state and end; kills it if it will not.</summary>
    public async Task StopAsync(IPlatform platform, string chainFile, TimeProvider time)
    {
        EndExpected = true;
        if (HasExited)
        {
            return;
        }

        platform.Resume(Identity.Pid);
        if (platform.AskToEnd(Identity.Pid))
        {
            await Task.WhenAny(Exited, Task.Delay(Patience, time)).ConfigureAwait(false);
        }
        else
        {
            await NextDumpAsync(chainFile, time).ConfigureAwait(false);
        }

        if (!HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await Exited.ConfigureAwait(false);
    }

    public void Dispose() => _process.Dispose();

    // Where a process cannot be asked to end, its interval dump has to do.
    private async Task NextDumpAsync(string chainFile, TimeProvider time)
    {
        var (began, before) = (time.GetTimestamp(), File.GetLastWriteTimeUtc(chainFile));
        while (!HasExited && File.GetLastWriteTimeUtc(chainFile) == before && time.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time).ConfigureAwait(false);
        }
    }
}
