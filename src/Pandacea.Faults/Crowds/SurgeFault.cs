using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Crowds;

/// <summary>Many clients at once. No proxy can make them: whoever runs a drill sends them itself, and they are gone with it.</summary>
public sealed class SurgeFault : IFault
{
    /// <summary>Name of the fault.</summary>
    public const string Name = "surge";

    /// <summary>Attribute: requests that the service begins in a second.</summary>
    public const string Capacity = "capacity";

    /// <summary>Attribute: how many times the capacity is offered.</summary>
    public const string Factor = "factor";

    internal static FaultDescription Description { get; } = new(Name, FaultStage.Crowd,
    [
        new(Capacity, AttributeKind.Number, Required: true, Min: 1, Max: 10_000) { Summary = "Requests that the agent is set to begin in a second." },
        new(Factor, AttributeKind.Number, Min: 2, Max: 100, Default: "10") { Summary = "How many times the capacity is offered, the load included." },
    ])
    {
        Summary = "Few greedy clients offer many times what the agent can serve.",
    };
}
