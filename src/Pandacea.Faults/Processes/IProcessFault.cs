namespace Pandacea.Faults.Processes;

/// <summary>A fault that strikes a process.</summary>
internal interface IProcessFault : IFault
{
    /// <summary>Strikes it; returns when it is struck.</summary>
    Task ApplyAsync(ProcessStrike strike, CancellationToken cancellationToken);

    /// <summary>Undoes it; returns when it is undone. Safe to call again.</summary>
    Task UndoAsync(ProcessStrike strike, CancellationToken cancellationToken);
}
