using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>When a planned window really began and ended, ns.</summary>
internal sealed class WindowTimes(PlannedWindow plan)
{
    public PlannedWindow Plan { get; } = plan;

    public long? Injecting { get; set; }

    public long? Injected { get; set; }

    public long? Lifting { get; set; }

    public long? Lifted { get; set; }

    public string? InjectError { get; set; }

    public string? LiftError { get; set; }

    /// <summary>For example <c>window 2 (timeout on evm)</c>; people count from one, as <c>drill show</c> does.</summary>
    public string Name => $"window {Plan.Index + 1} ({Plan.Type} on {Plan.On})";

    /// <summary>Whether an instant lies between the confirmed injection and the start of the undo.</summary>
    public bool Covers(long instant) => instant >= Injected && (Lifting is null || instant <= Lifting);
}
