using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Processes;

/// <summary>Ends the process at once; lifting starts it again.</summary>
internal sealed class KillFault : IProcessFault
{
    public static FaultDescription Description { get; } = new("kill", FaultStage.Process, [], RefusesConnections: true)
    {
        Summary = "Kills the process (SIGKILL); lifting starts it again.",
    };

    public Task ApplyAsync(ProcessStrike strike, CancellationToken cancellationToken) => strike.KillAsync(cancellationToken);

    public Task UndoAsync(ProcessStrike strike, CancellationToken cancellationToken) => strike.StartAsync(cancellationToken);
}
