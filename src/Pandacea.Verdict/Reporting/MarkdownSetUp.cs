using System.Globalization;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>What was run, on what, and how to do it again.</summary>
internal static class MarkdownSetUp
{
    public static void Write(RunVerdict verdict, TextWriter to)
    {
        to.WriteLine("## Set-up");
        to.WriteLine();
        foreach (var damage in verdict.Damage)
        {
            to.WriteLine($"- journal damage ({damage.Kind}): {MarkdownText.Line(damage.Message)}");
        }

        to.WriteLine($"- judge version {verdict.JudgeVersion}");
        if (verdict.Run is not { } run)
        {
            return;
        }

        to.WriteLine($"- run {run.RunId}, started {run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC, {Ns.Ms(run.DurationMs)}");
        to.WriteLine($"- drill {run.Plan.Drill}{(run.Plan.File is { } file ? $" from {MarkdownText.Line(file)}" : string.Empty)}, profile {run.Plan.Profile}, definition SHA-256 {run.Plan.DefinitionSha256}");
        to.WriteLine($"- seed {run.Seed}");
        to.WriteLine($"- timers: {Timers(run.Plan.Timers)}");
        foreach (var fact in run.Environment.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            to.WriteLine($"- {MarkdownText.Line(fact.Key)}: {MarkdownText.Line(fact.Value)}");
        }

        to.WriteLine();
        to.WriteLine("Replay, and judge again:");
        to.WriteLine();
        to.WriteLine("```");
        to.WriteLine(verdict.ReplayCommand);
        to.WriteLine(verdict.JudgeCommand);
        to.WriteLine("```");
    }

    private static string Timers(DrilledTimers timers) =>
        $"at most {timers.MaxRetries} retries after {Ns.Ms(timers.BaseDelayMs)} to {Ns.Ms(timers.MaxDelayMs)}, circuit open after {timers.CircuitFailThreshold} failures for {Ns.Ms(timers.CircuitResetMs)}, a probe every {Ns.Ms(timers.ProbeIntervalMs)}, {Ns.Ms(timers.AttemptTimeoutMs)} for an attempt and {Ns.Ms(timers.TotalTimeoutMs)} for a call";
}
