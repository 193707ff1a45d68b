using Pandacea.Drills.Workloads;
using Pandacea.Faults.Control;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Looks whether the stack can be drilled. All is looked at before any of it ends the run, so that whoever mends it knows all.</summary>
internal static class RunPreflight
{
    /// <summary>What the run trades in; records faults that somebody else has in force. Throws where the stack cannot be drilled.</summary>
    public static async Task<LeaseMarket> RunAsync(DrillRequest request, DrillTarget target, IJournal journal, TimeProvider time, CancellationToken cancellationToken)
    {
        if (NodeElsewhere.Objection(request.Plan, target) is { } objection)
        {
            throw new DrillLoadException(objection);
        }

        var market = LeaseMarket.OpenAsync(request.Plan, target, time, cancellationToken);
        var others = NoteForeignFaultsAsync(target, journal, time, cancellationToken);
        await Task.WhenAll(market, others).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return market.Exception?.InnerException is { } first && others.Exception?.InnerException is { } second
            ? throw new DrillLoadException($"{Breakdown.Explain(first, request.Offset)} And {Breakdown.Explain(second, request.Offset)}", first)
            : await Both(market, others).ConfigureAwait(false);
    }

    private static async Task<LeaseMarket> Both(Task<LeaseMarket> market, Task others)
    {
        await others.ConfigureAwait(false);
        return await market.ConfigureAwait(false);
    }

    /// <summary>A verdict under the faults of others would not be this drill's.</summary>
    private static async Task NoteForeignFaultsAsync(DrillTarget target, IJournal journal, TimeProvider time, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var faults = new FaultControlClient(target.FaultControl, handler, time);
        foreach (var fault in await faults.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            journal.Append(new ForeignFaultSeen { What = $"{fault.Kind} {fault.Id} {fault.Type} on '{fault.On}' {fault.Owner}" });
        }
    }
}
