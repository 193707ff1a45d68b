using System.Security.Cryptography;
using Pandacea.Faults.Processes;
using Pandacea.Protocol;

namespace Pandacea.Faults;

/// <summary>What a <see cref="FaultHost"/> hosts.</summary>
public sealed record FaultHostOptions
{
    /// <summary>The proxies, each with its own name and port.</summary>
    public IReadOnlyList<ProxySpec> Proxies { get; init; } = [];

    /// <summary>Port of the control API on loopback; 0 takes a free one.</summary>
    public int ControlPort { get; init; }

    /// <summary>Offset of the stack, for commands in messages; below 0 where it has none.</summary>
    internal int Offset => ServicePorts.OffsetOf(ControlPort);

    /// <summary>File in which every undo is written before its fault is applied.</summary>
    public required string LedgerPath { get; init; }

    /// <summary>Processes that may be paused, killed and restarted, by name.</summary>
    public IReadOnlyDictionary<string, IProcessTarget> Processes { get; init; } = new Dictionary<string, IProcessTarget>();

    /// <summary>The longest time for which a lease may be asked.</summary>
    public TimeSpan MaxLease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How processes are signalled; absent: the way of this operating system.</summary>
    public IProcessSignals? Signals { get; init; }

    /// <summary>Makes the ids of leases.</summary>
    public Func<string> NewId { get; init; } = () => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
