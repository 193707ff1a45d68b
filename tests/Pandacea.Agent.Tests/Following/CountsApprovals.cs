using System.Reflection;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Tests.Following;

/// <summary>The contract, and how often it was asked to approve.</summary>
public class CountsApprovals : DispatchProxy
{
    private ILeaseClient _inner = null!;
    private Action _asked = null!;

    public static ILeaseClient Around(ILeaseClient inner, Action asked)
    {
        var proxy = Create<ILeaseClient, CountsApprovals>();
        (((CountsApprovals)(object)proxy)._inner, ((CountsApprovals)(object)proxy)._asked) = (inner, asked);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(ILeaseClient.ApproveAsync))
        {
            _asked();
        }

        return targetMethod.Invoke(_inner, args);
    }
}
