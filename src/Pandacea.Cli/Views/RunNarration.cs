using System.Globalization;
using Pandacea.Verdict.Journal;

namespace Pandacea.Cli.Views;

/// <summary>Which records are worth a line to a person who watches, and what the line says.</summary>
internal static class RunNarration
{
    /// <summary>Phase and text; null where the record is not worth a line.</summary>
    public static (string Phase, string Text)? Of(JournalRecord record, IReadOnlyList<PlannedWindow> windows, RunPulse pulse) => record switch
    {
        FaultInjected e => ($"inject {e.Window + 1}/{windows.Count}", Describe(windows[e.Window])),
        FaultLifted e => ($"restore {e.Window + 1}/{windows.Count}", Pulse(pulse)),
        FaultFailed e => ("fault", $"{e.Step} of window {e.Window + 1} failed: {e.Error}"),
        CircuitChanged { To: "open" } e => ("circuit", $"{e.Circuit} OPEN after {e.Failures} failures ({e.Reason})"),
        CircuitChanged { To: "closed" } e => ("circuit", $"{e.Circuit} closed by {e.By}"),
        HostStalled e => ("host", string.Create(CultureInfo.InvariantCulture, $"the runner stood still for {e.StallMs:0} ms")),
        ForeignFaultSeen e => ("foreign", e.What),
        PhaseStarted { Phase: Phases.SteadyState } => (Phases.SteadyState, "measuring the baseline"),
        PhaseStarted { Phase: Phases.Verify } => (Phases.Verify, "reading the chain past proxy and SDK"),
        VerificationEnded { Error: { } error } => (Phases.Verify, "could not read the truth: " + error),
        RunBrokenOff e => ("broken off", e.Reason),
        EscrowCounted e => (Phases.Verify, $"{e.Leases} leases on chain"),
        _ => null,
    };

    /// <summary>One fault window in words.</summary>
    public static string Describe(PlannedWindow window)
    {
        var attributes = string.Join(' ', window.Attributes.Select(static pair => $"{pair.Key}={pair.Value}"));
        var share = window.Percent < 100 ? string.Create(CultureInfo.InvariantCulture, $" {window.Percent}%") : "";
        var method = window.Method is null ? "" : $" of {window.Method}";
        return string.Create(CultureInfo.InvariantCulture, $"{window.Type} {attributes}{share}{method} on {window.On} for {window.ForMs / 1000:0.#} s").Replace("  ", " ", StringComparison.Ordinal);
    }

    private static string Read(double p95) => string.Create(CultureInfo.InvariantCulture, $"read p95 {p95:0} ms");

    /// <summary>The load in words.</summary>
    public static string Pulse(RunPulse pulse) => string.Create(
        CultureInfo.InvariantCulture,
        $"{pulse.PerSecond:0} ops/s ok {pulse.Ok:0%}, {(pulse.ReadP95Ms is { } p95 ? Read(p95) : "no read succeeds")}, {pulse.Pending} pending, circuit {pulse.Circuit}");
}
