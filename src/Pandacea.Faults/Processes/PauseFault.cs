using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Processes;

/// <summary>Stops the process from running; it keeps its connections and its memory.</summary>
internal sealed class PauseFault : IProcessFault
{
    public static FaultDescription Description { get; } = new("pause", FaultStage.Process, [])
    {
        Summary = "Pauses the process (SIGSTOP); lifting lets it run on.",
    };

    public Task ApplyAsync(ProcessStrike strike, CancellationToken cancellationToken)
    {
        strike.Signals.Pause(strike.Process.Pid);
        return Task.CompletedTask;
    }

    public Task UndoAsync(ProcessStrike strike, CancellationToken cancellationToken)
    {
        if (strike.Process.IsAlive())
        {
            strike.Signals.Resume(strike.Process.Pid);
        }

        return Task.CompletedTask;
    }
}
