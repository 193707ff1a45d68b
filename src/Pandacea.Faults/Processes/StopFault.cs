using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Processes;

/// <summary>Asks the process to end and waits until it has; lifting starts it again.</summary>
internal sealed class StopFault : IProcessFault
{
    public static FaultDescription Description { get; } = new("stop", FaultStage.Process, [], RefusesConnections: true)
    {
        Summary = "Stops the process cleanly (SIGTERM); lifting starts it again.",
    };

    public Task ApplyAsync(ProcessStrike strike, CancellationToken cancellationToken) => strike.Target.StopAsync(cancellationToken);

    public Task UndoAsync(ProcessStrike strike, CancellationToken cancellationToken) => strike.StartAsync(cancellationToken);
}
