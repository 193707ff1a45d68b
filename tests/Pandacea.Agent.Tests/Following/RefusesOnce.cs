using System.Reflection;
using System.Runtime.CompilerServices;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Tests.Following;

/// <summary>A contract whose first approval was reverted: by a fork, or at a moment, that knew no such lease.</summary>
public class RefusesOnce : DispatchProxy
{
    private ILeaseClient _inner = null!;
    private int _approvals;

    public static ILeaseClient Around(ILeaseClient inner)
    {
        var proxy = Create<ILeaseClient, RefusesOnce>();
        ((RefusesOnce)(object)proxy)._inner = inner;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(ILeaseClient.ApproveAsync) && Interlocked.Increment(ref _approvals) == 1
            ? ValueTask.FromException<TransactionReceipt>(Reverted())
            : targetMethod.Invoke(_inner, args);

    // Only the SDK itself can make one.
    private static TransactionRevertedException Reverted()
    {
        var error = (TransactionRevertedException)RuntimeHelpers.GetUninitializedObject(typeof(TransactionRevertedException));
        typeof(TransactionRevertedException).GetField($"<{nameof(error.TransactionHash)}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(error, "0x01");
        return error;
    }
}
