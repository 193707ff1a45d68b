namespace Pandacea.Agent.Jobs;

/// <summary>Wakes those who wait for work; several calls before one wakes are one.</summary>
internal sealed class WorkSignal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Take it before looking for work, so that none is missed; wait for it after finding none.</summary>
    public Task Next => _next.Task;

    public void Set() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
