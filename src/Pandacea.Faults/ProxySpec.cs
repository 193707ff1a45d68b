namespace Pandacea.Faults;

/// <summary>One dependency behind a fault proxy.</summary>
/// <param name="Name">Name by which faults address it, for example <c>evm</c>.</param>
/// <param name="ListenPort">Port on loopback that clients use; 0 takes a free one.</param>
/// <param name="UpstreamHost">Host of the dependency itself.</param>
/// <param name="UpstreamPort">Port of the dependency itself.</param>
/// <param name="Process">Name of the process behind it, so that requests during a process fault carry its window;
/// absent: the process of the same name, if there is one.</param>
public sealed record ProxySpec(string Name, int ListenPort, string UpstreamHost, int UpstreamPort, string? Process = null);
