using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>An operation as far as the journal tells.</summary>
internal sealed class Operation(OperationInvoked invoked)
{
    private const double WriteGraceMs = 2_000;

    public OperationInvoked Invoked { get; } = invoked;

    public OperationEnded? Ended { get; set; }

    public long Due => Invoked.Due;

    public bool Ok => Ended?.Outcome == OperationOutcome.Ok;

    /// <summary>Sent and never answered, or cut off: it may have had its effect.</summary>
    public bool Unknown => Ended is null || Ended.Outcome == OperationOutcome.Unknown;

    public string Dependency => OperationNames.DependencyOf(Invoked.Name);

    public bool IsOn(string dependency) => OperationNames.IsOn(Invoked.Name, dependency);

    public bool IsRead => OperationNames.IsRead(Invoked.Name);

    public bool IsWrite => OperationNames.IsWrite(Invoked.Name);

    /// <summary>From the instant it was due, so that a generator or a system that falls behind cannot hide it.</summary>
    public double LatencyMs => Ns.ToMs(Ended!.T - Due);

    /// <summary>Whether it was still under way at an instant, having been due only shortly before; writes wait for blocks and for each other.</summary>
    public bool CutOffBy(long instant, long graceNs) =>
        Due >= instant - (IsWrite ? Math.Max(graceNs, Ns.FromMs(WriteGraceMs)) : graceNs) && (Ended is null || Ended.T > instant);
}
