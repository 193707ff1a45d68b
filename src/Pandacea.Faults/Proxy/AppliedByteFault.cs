using Pandacea.Faults.Timing;
using Pandacea.Protocol;

namespace Pandacea.Faults.Proxy;

/// <summary>A byte fault in force on a proxy, and whom it strikes.</summary>
/// <param name="fault">The fault.</param>
/// <param name="stream">Direction, as its attribute says.</param>
/// <param name="percent">Share of connections.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="window">Window of the plan; null for a toxic.</param>
internal sealed class AppliedByteFault(IByteFault fault, string? stream, double percent, string seed, int? window)
{
    private int _ordinal;

    public IByteFault Fault => fault;

    public int? Window => window;

    public bool Covers(Flow flow) => StreamAttribute.Covers(stream, flow);

    /// <summary>Decides once, by the connection's ordinal, whether it is struck. Callers hold the proxy's lock.</summary>
    public void Meet(ProxyConnection connection, bool existing, MonotonicClock clock)
    {
        var ordinal = _ordinal++;
        if (Decision.Strikes(seed, window ?? -1, "connection", ordinal, percent))
        {
            connection.Add(this, existing, flow => new(
                clock.Now, existing, SeedStream.Derive(seed, $"fault/{window}/link/{ordinal}/{flow}")));
        }
    }
}
