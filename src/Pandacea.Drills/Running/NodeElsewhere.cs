using Pandacea.Drills.Definition;
using Pandacea.Faults.Catalog;

namespace Pandacea.Drills.Running;

/// <summary>A node that the stack did not start can be met on the way to it; its process cannot be touched.</summary>
internal static class NodeElsewhere
{
    /// <summary>Why the drill cannot be run on this stack; null where it can.</summary>
    public static string? Objection(DrillPlan plan, DrillTarget target)
    {
        var faults = plan.Run.Windows
            .Where(static window => window.On == Dependencies.Ipfs && FaultCatalog.Find(window.Type)?.Stage == FaultStage.Process)
            .Select(static window => window.Type).Distinct().ToList();
        return target.IpfsElsewhere && faults.Count > 0
            ? $"This drill does {string.Join(" and ", faults)} to the IPFS node's process, and that runs at {target.IpfsDirect}, outside of the stack. Unset IPFS_NODE_URL and bring the stack up again, so that it has a node of its own."
            : null;
    }
}
