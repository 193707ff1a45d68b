namespace Pandacea.Agent.Http.Guards;

/// <summary>Marks a route whose time is spent waiting for a dependency.</summary>
internal sealed class WaitsOutside;
