using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>The table of fault windows, recovery times beside the objective.</summary>
internal static class MarkdownWindows
{
    public static void Write(RunVerdict verdict, TextWriter to)
    {
        to.WriteLine("## Fault windows");
        to.WriteLine();
        var target = verdict.Run?.Plan.Criteria.RecoveryWithinMs is { } within ? Ns.Ms(within) : "none";
        to.WriteLine($"Times after the injection (detection) or after the undo was issued (all others). Recovery objective: {target}.");
        to.WriteLine();
        to.WriteLine("| # | fault | in force | requests hit | detection | probe healthy | first success | drained | recovery (RTO) |");
        to.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var window in verdict.Windows)
        {
            to.WriteLine($"| {window.Index + 1} | {Fault(window)} | {InForce(window)} | {window.Hits} | {Time(window.DetectionMs)} | {Time(window.ConfirmedMs)} | {Time(window.FirstSuccessMs)} | {Time(window.DrainedMs)} | {Recovery(window)} |");
        }

        to.WriteLine();
        foreach (var window in verdict.Windows.Where(window => window.Note is not null))
        {
            to.WriteLine($"- window {window.Index + 1}: {MarkdownText.Line(window.Note!)}");
        }

        to.WriteLine();
    }

    private static string Fault(WindowOutcome window) =>
        $"{MarkdownText.Line(window.Type)} on {MarkdownText.Line(window.On)}{(window.Percent < 100 ? $" ({Ns.Number(window.Percent)} %)" : string.Empty)}{(window.Canary ? " (canary)" : string.Empty)}";

    private static string InForce(WindowOutcome window) =>
        window is { InjectedMs: { } from, LiftingMs: { } to } ? $"{Ns.At(Ns.FromMs(from))} to {Ns.At(Ns.FromMs(to))}" : "no";

    private static string Recovery(WindowOutcome window) => (window.Censored ? "> " : string.Empty) + Time(window.RecoveryMs);

    private static string Time(double? ms) => ms is { } value ? Ns.Ms(value) : "-";
}
