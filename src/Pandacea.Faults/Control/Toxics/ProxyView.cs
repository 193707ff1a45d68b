namespace Pandacea.Faults.Control.Toxics;

/// <summary>A proxy as Toxiproxy shows it; the order of the fields is its.</summary>
internal sealed record ProxyView(string Name, string Listen, string Upstream, bool Enabled, IEnumerable<ToxicView> Toxics);
