namespace Pandacea.Faults.Catalog;

/// <summary>A kind of fault, as data: enough to check a drill before it is run.</summary>
/// <param name="Name">Its name in YAML and in the control API.</param>
/// <param name="Stage">Where it acts.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="RefusesConnections">Whether clients cannot connect while it is in force, so that the proxy has no requests to count.</param>
public sealed record FaultDescription(
    string Name, FaultStage Stage, IReadOnlyList<AttributeDescription> Attributes, bool RefusesConnections = false)
{
    /// <summary>What it does, one line.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Whether it can be limited to one JSON-RPC method.</summary>
    public bool TakesMethod => Stage == FaultStage.Message;

    /// <summary>Whether it can be limited to a percentage of connections or requests.</summary>
    public bool TakesPercent => Stage == FaultStage.Message || (Stage == FaultStage.Byte && !RefusesConnections);
}
