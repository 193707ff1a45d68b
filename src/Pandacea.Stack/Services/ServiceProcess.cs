using System.ComponentModel;
using System.Diagnostics;
using Pandacea.Faults.Processes;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>One run of a service.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly IServiceProgram _program;
    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly LastLines _said = new();
    private readonly Task _output;

    private ServiceProcess(IServiceProgram program, Process process, TextWriter log, TimeProvider time)
    {
        (_program, _process, _time) = (program, process, time);
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

    public static Outcome<ServiceProcess> Start(IServiceProgram program, TextWriter log, TimeProvider time)
    {
        var start = program.Command();
        (start.RedirectStandardError, start.RedirectStandardOutput, start.RedirectStandardInput) = (true, true, true);
        try
        {
            return new ServiceProcess(program, Process.Start(start)!, log, time);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            return new StackProblem(program.Died, $"{program.Title} cannot be started: {error.Message}", program.Remedy);
        }
    }

    /// <summary>Waits until it answers.</summary>
    /// <returns>Why it does not; null if it does.</returns>
    public async Task<StackProblem?> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        while (!HasExited)
        {
            if (await _program.AnswersAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            if (_time.GetElapsedTime(began) > _program.ReadyWithin)
            {
                return Problem(_program.Died, $"runs, but did not answer on port {_program.Port} within {_program.ReadyWithin.TotalSeconds:0.#} s");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), _time, cancellationToken).ConfigureAwait(false);
        }

        await Exited.ConfigureAwait(false);
        await Task.WhenAny(_output, Task.Delay(TimeSpan.FromSeconds(1), _time, cancellationToken)).ConfigureAwait(false);
        return Problem(_program.IsOurs && ExitCode == ExitCodes.Usage ? StackProblemKind.InvalidSetting : _program.Died, $"ended at once, with exit code {ExitCode}");
    }

    /// <summary>Lets it put its state in order and end; kills it if it will not.</summary>
    public async Task StopAsync(IPlatform platform)
    {
        EndExpected = true;
        if (HasExited)
        {
            return;
        }

        platform.Resume(Identity.Pid);
        if (platform.AskToEnd(Identity.Pid))
        {
            await Task.WhenAny(Exited, Task.Delay(Patience, _time)).ConfigureAwait(false);
        }
        else
        {
            await _program.EndWithoutSignalAsync(_process, Patience).ConfigureAwait(false);
        }

        if (!HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await Exited.ConfigureAwait(false);
    }

    public void Dispose() => _process.Dispose();

    private StackProblem Problem(StackProblemKind kind, string what) => new(kind, $"{_program.Title} {what}. {_said}", _program.Remedy);
}
