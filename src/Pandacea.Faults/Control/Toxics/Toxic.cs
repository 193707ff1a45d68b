using Pandacea.Faults.Catalog;
using Pandacea.Faults.Proxy;

namespace Pandacea.Faults.Control.Toxics;

/// <summary>A byte fault that Toxiproxy's API put on a proxy; no lease holds it.</summary>
internal sealed record Toxic(string Proxy, string Name, string Type, string Stream, double Toxicity, IReadOnlyDictionary<string, string> Attributes)
{
    private const double Percent = 100;

    public AppliedByteFault Applied { get; } = Make(Proxy, Name, Type, Stream, Toxicity, Attributes);

    public ToxicView View()
    {
        var fault = FaultCatalog.Find(Type)!;
        var settings = new FaultSettings(fault, Attributes);
        return new(
            fault.Attributes.Where(each => each.Kind != AttributeKind.Text).ToDictionary(each => each.Name, each => settings.Number(each.Name)),
            Name, Type, Stream, Toxicity);
    }

    private static AppliedByteFault Make(string proxy, string name, string type, string stream, double toxicity, IReadOnlyDictionary<string, string> attributes)
    {
        var kind = FaultRegistry.Find(type)!;
        var fault = (IByteFault)kind.Create(new FaultSettings(kind.Description, attributes));
        return new(fault, stream.ToLowerInvariant(), toxicity * Percent, $"toxic/{proxy}/{name}", window: null);
    }
}
