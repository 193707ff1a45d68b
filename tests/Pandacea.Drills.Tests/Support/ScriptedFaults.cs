using System.Runtime.CompilerServices;
using Pandacea.Faults.Control;
using Pandacea.Faults.Events;

namespace Pandacea.Drills.Tests.Support;

/// <summary>An injector that notes what it is asked and fails where a test wants it to.</summary>
public sealed class ScriptedFaults : IFaultControl
{
    public List<string> Asked { get; } = [];

    public Exception? OnInject { get; init; }

    public Exception? OnLift { get; init; }

    /// <summary>How many requests to lift stay without an answer.</summary>
    public int UnansweredLifts { get; set; }

    public IReadOnlyList<InjectorEvent> Events { get; init; } = [];

    public Task<string> AcquireLeaseAsync(TimeSpan ttl, string owner, CancellationToken cancellationToken) => Task.FromResult("lease");

    public Task RenewLeaseAsync(string lease, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ReleaseLeaseAsync(string lease, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task InjectAsync(FaultRequest request, CancellationToken cancellationToken)
    {
        Asked.Add("inject " + request.Window);
        return OnInject is null ? Task.CompletedTask : Task.FromException(OnInject);
    }

    public Task LiftAsync(string faultId, CancellationToken cancellationToken)
    {
        Asked.Add("lift " + faultId[^1]);
        if (UnansweredLifts-- > 0)
        {
            return Task.FromException(new FaultControlException(0, "it does not answer", ""));
        }

        return OnLift is null ? Task.CompletedTask : Task.FromException(OnLift);
    }

    public Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ActiveFault>>([]);

    public async IAsyncEnumerable<InjectorEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var happened in Events)
        {
            yield return happened;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
