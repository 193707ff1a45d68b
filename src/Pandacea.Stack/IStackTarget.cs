namespace Pandacea.Stack;

/// <summary>A way to run the stack.</summary>
public interface IStackTarget : IDisposable
{
    /// <summary>Starts it and waits until it is ready; leaves nothing behind if that fails or is cancelled.</summary>
    /// <param name="options">Which stack.</param>
    /// <param name="progress">Told what is being done, a line at a time.</param>
    /// <param name="cancellationToken">Stops what was started.</param>
    Task<StackUpResult> UpAsync(StackOptions options, IProgress<string>? progress, CancellationToken cancellationToken);

    /// <summary>Stops it and whatever a dead supervisor left. Does nothing if there is nothing to stop.</summary>
    /// <param name="options">Which stack.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<StackDownResult> DownAsync(StackOptions options, CancellationToken cancellationToken);

    /// <summary>Looks at it; changes nothing.</summary>
    /// <param name="options">Which stack.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    Task<StackStatus> StatusAsync(StackOptions options, CancellationToken cancellationToken);

    /// <summary>Stops a service cleanly, so that it keeps its state, and starts it again.</summary>
    /// <param name="options">Which stack.</param>
    /// <param name="service">Name of the service.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Why it could not be done; null when the service answers again.</returns>
    Task<StackProblem?> RestartAsync(StackOptions options, string service, CancellationToken cancellationToken);

    /// <summary>Stops and undoes what a dead supervisor left behind. Does nothing to a stack that lives.</summary>
    /// <param name="options">Which stack.</param>
    /// <param name="cancellationToken">Ends it early; what is left can be recovered later.</param>
    Task<RecoveryReport> RecoverAsync(StackOptions options, CancellationToken cancellationToken);
}
