using Pandacea.Hosting;

namespace Pandacea.Ipfs;

/// <summary>All that can be set on a node.</summary>
public sealed record IpfsOptions
{
    /// <value>Where it keeps blocks and pins; <c>IPFS_DATA_DIR</c>.</value>
    public required string DataDirectory { get; init; }

    /// <value>5001 on 127.0.0.1 and ::1; 0 takes a free one; <c>IPFS_PORT</c>.</value>
    public int Port { get; init; } = 5001;

    /// <value>Names besides those of this machine by which callers may address it; none; <c>IPFS_ALLOWED_HOSTS</c>, separated by commas.</value>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <value>Lines below it are not written; <c>LOG_LEVEL</c>.</value>
    public EventLevel LogLevel { get; init; } = EventLevel.Info;

    /// <value>How long calls under way may take once the node is told to stop; 8 s; <c>IPFS_DRAIN_SEC</c>.</value>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(8);
}
