namespace Pandacea.Faults.Control.Toxics;

/// <summary>A proxy as Toxiproxy's clients send it.</summary>
internal sealed record ProxyBody(string? Name, string? Listen, string? Upstream, bool? Enabled);
