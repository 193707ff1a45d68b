namespace Pandacea.Faults.Control.Toxics;

/// <summary>A toxic as Toxiproxy shows it; the order of the fields is its.</summary>
internal sealed record ToxicView(IReadOnlyDictionary<string, long> Attributes, string Name, string Type, string Stream, double Toxicity);
