namespace Pandacea.Faults.Proxy;

/// <summary>One of the two directions of a connection.</summary>
internal enum Flow
{
    /// <summary>From the client to the dependency.</summary>
    Upstream,

    /// <summary>From the dependency to the client.</summary>
    Downstream,
}
