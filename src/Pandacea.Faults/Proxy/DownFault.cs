using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Proxy;

/// <summary>Nobody listens: connections are dropped and new ones refused. The proxy itself does it.</summary>
internal sealed class DownFault : IFault
{
    public static FaultDescription Description { get; } = new("down", FaultStage.Byte, [], RefusesConnections: true)
    {
        Summary = "Drops connections and refuses new ones.",
    };
}
