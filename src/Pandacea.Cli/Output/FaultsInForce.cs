using Pandacea.Faults.Control;
using Pandacea.Stack;

namespace Pandacea.Cli.Output;

/// <summary>What is in force on a stack, whoever put it there.</summary>
internal static class FaultsInForce
{
    /// <summary>Kind of a lease: a run is under way.</summary>
    public const string Lease = "lease";

    /// <summary>Address of the fault control.</summary>
    public static Uri Control(StackStatus status) => new($"http://{status.Host}:{status.Ports["faultControl"]}/");

    /// <summary>All of it; null where a stack runs and does not say.</summary>
    public static async Task<IReadOnlyList<ActiveFault>?> OfAsync(StackStatus status, CancellationToken cancellationToken)
    {
        if (!status.Running)
        {
            return [];
        }

        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var faults = new FaultControlClient(Control(status), handler, TimeProvider.System);
        try
        {
            return await faults.ListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (FaultControlException)
        {
            return null;
        }
    }

    /// <summary>One of them in words.</summary>
    public static string Describe(ActiveFault fault) => fault.Kind == Lease
        ? $"the lease of {fault.Owner}"
        : $"{fault.Kind} {fault.Id} ({fault.Type} on {fault.On}{(fault.Owner is { } owner ? $", by {owner}" : "")}, {fault.State})";
}
