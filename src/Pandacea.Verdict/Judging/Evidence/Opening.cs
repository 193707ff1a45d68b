using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>One stretch of time in which a circuit was open, ns.</summary>
internal sealed record Opening(CircuitChanged Change, long To)
{
    /// <summary>Attempts begun before the opening may still be on their way for this long.</summary>
    private const double UnderWayMs = 50;

    /// <summary>How far the instants of two processes may be apart.</summary>
    private const double ClockMs = 5;

    public long From => Change.T;

    public double LengthMs => Ns.ToMs(To - From);

    public bool ByThreshold => Change.Reason != "half_open_failed";

    /// <summary>Circuits are named after their dependency, <c>evm</c> or <c>evm/host:port</c>.</summary>
    public string Dependency => DependencyOf(Change.Circuit);

    public static string DependencyOf(string circuit) => circuit.Split('/')[0];

    /// <summary>Whether a request that arrived at an instant was surely sent while the circuit was open.</summary>
    public bool Holds(long instant) => instant > From + Ns.FromMs(UnderWayMs) && instant < To - Ns.FromMs(ClockMs);
}
