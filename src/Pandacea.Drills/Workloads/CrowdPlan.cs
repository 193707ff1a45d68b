using System.Globalization;
using Pandacea.Drills.Definition;
using Pandacea.Faults.Control;
using Pandacea.Faults.Crowds;

namespace Pandacea.Drills.Workloads;

/// <summary>How large the crowd of a surge is, and what it asks for.</summary>
/// <param name="Plan">The plan of the run.</param>
/// <param name="Agent">Where the agent is; null where the drill has none.</param>
/// <param name="Product">The product that everybody asks for.</param>
public sealed record CrowdPlan(DrillPlan Plan, Uri? Agent, string Product)
{
    /// <summary>Requests a second, so that they and the load are as many times the capacity as the fault says.</summary>
    public double PerSecond(FaultRequest surge) =>
        (Number(surge, SurgeFault.Factor) * Number(surge, SurgeFault.Capacity)) - Plan.Workload.On(surge.On);

    private static double Number(FaultRequest surge, string name) => double.Parse(surge.Attributes[name], CultureInfo.InvariantCulture);
}
