using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Processes;

/// <summary>Ends the process and starts it again at once.</summary>
internal sealed class RestartFault : IProcessFault
{
    public static FaultDescription Description { get; } = new("restart", FaultStage.Process, [])
    {
        Summary = "Kills the process and starts it again at once.",
    };

    public async Task ApplyAsync(ProcessStrike strike, CancellationToken cancellationToken)
    {
        await strike.KillAsync(cancellationToken).ConfigureAwait(false);
        await strike.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task UndoAsync(ProcessStrike strike, CancellationToken cancellationToken) => strike.StartAsync(cancellationToken);
}
