namespace Pandacea.Faults.Processes;

/// <summary>A process that faults may strike, as its parent sees it.</summary>
public interface IProcessTarget
{
    /// <summary>Name by which faults address it.</summary>
    string Name { get; }

    /// <summary>The process that runs now; null while none does.</summary>
    ProcessIdentity? Current { get; }

    /// <summary>Asks it to end, and returns once it has. Does nothing if it does not run.</summary>
    Task StopAsync(CancellationToken cancellationToken);

    /// <summary>Starts it, and returns once it runs. Does nothing if it runs already.</summary>
    Task StartAsync(CancellationToken cancellationToken);
}
