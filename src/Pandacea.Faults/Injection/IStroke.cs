using Pandacea.Faults.Processes;

namespace Pandacea.Faults.Injection;

/// <summary>One fault that can be put in force and taken away.</summary>
internal interface IStroke
{
    /// <summary>The process that is struck; null for faults in the proxy.</summary>
    ProcessIdentity? Process { get; }

    Task ApplyAsync(CancellationToken cancellationToken);

    Task UndoAsync(CancellationToken cancellationToken);
}
