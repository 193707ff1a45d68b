using System.Globalization;
using System.Text;
using Pandacea.Drills.Definition.Values;
using Pandacea.Faults.Catalog;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Definition;

/// <summary>Shows a plan as a timeline for people.</summary>
public static class PlanText
{
    /// <summary>The plan in plain lines.</summary>
    public static string Format(DrillPlan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{plan.Run.Drill} · profile {plan.Run.Profile} · seed {plan.Seed}\n{plan.Purpose}\n\n");
        foreach (var (name, value) in Setting(plan))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {name,-9} {value}\n");
        }

        AppendTimeline(text, plan);
        text.Append("\n  criteria\n");
        foreach (var criterion in Criteria(plan.Run))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {criterion}\n");
        }

        AppendList(text, "weakened", plan.Run.Weakened);
        AppendList(text, "changed", [.. plan.Run.AllChanged]);
        return text.ToString();
    }

    private static void AppendList(StringBuilder text, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {title}\n");
            lines.ToList().ForEach(line => text.Append(CultureInfo.InvariantCulture, $"    {line}\n"));
        }
    }

    private static IEnumerable<(string Name, string Value)> Setting(DrillPlan plan)
    {
        var (load, sdk) = (plan.Workload, plan.Sdk);
        var rates = load.Kinds.Select(one => $"{NumberText.Format(one.Rate)} {one.Kind.Name}/s").ToList();
        if (load.Canary is { } canary)
        {
            rates.Add(canary.Method is { } method ? $"{canary.Calls} canary calls of {method}" : $"{canary.Calls} canary calls in each canary window");
        }

        var probe = sdk.ProbeInterval == TimeSpan.Zero ? "no probe" : $"probe every {Text(sdk.ProbeInterval)}";
        yield return ("from", plan.Source);
        yield return ("needs", string.Join(", ", plan.Needs));
        yield return ("load", string.Join(", ", rates));
        yield return ("retries", $"{sdk.MaxRetries} from {Text(sdk.BaseDelay)} to {Text(sdk.MaxDelay)}, budget {sdk.RetryBudget}");
        yield return ("circuit", $"opens at {sdk.CircuitFailThreshold} failures for {Text(sdk.CircuitReset)}, {probe}");
        yield return ("timeouts", $"attempt {Text(sdk.AttemptTimeout)}, call {Text(sdk.TotalTimeout)}");
    }

    private static void AppendTimeline(StringBuilder text, DrillPlan plan)
    {
        var (run, offset) = (plan.Run, plan.Run.SteadyState.WindowMs);
        text.Append(CultureInfo.InvariantCulture, $"\n  {"from",9} {"to",9}\n");
        Row(text, 0, offset, "steady state");
        foreach (var window in run.Windows)
        {
            var start = offset + window.StartMs;
            var number = string.Create(CultureInfo.InvariantCulture, $"inject {window.Index + 1}/{run.Windows.Count}");
            Row(text, start, start + window.ForMs, $"{number,-12}  {Describe(window)}");
        }

        Row(text, plan.LengthMs - run.ObservationMs, plan.LengthMs, "observe");
    }

    private static void Row(StringBuilder text, double from, double to, string what) =>
        text.Append(CultureInfo.InvariantCulture, $"  {from / 1000,7:0.00} s {to / 1000,7:0.00} s  {what}\n");

    private static string Describe(PlannedWindow window)
    {
        var parts = new List<string> { window.Type };
        parts.AddRange(window.Attributes.Where(pair => !IsUsual(window.Type, pair)).Select(pair => $"{pair.Key} {pair.Value}"));
        parts.Add($"on {window.On}");
        if (window.Percent < 100)
        {
            parts.Add($"{NumberText.Format(window.Percent)}%");
        }

        if (window.Method is { } method)
        {
            parts.Add($"method {method}");
        }

        if (window.Canary)
        {
            parts.Add("canary calls only");
        }

        return string.Join(", ", parts) + (window.Joined ? ", joined to the next" : "");
    }

    private static bool IsUsual(string type, KeyValuePair<string, string> attribute) =>
        FaultCatalog.Find(type)?.Attributes.FirstOrDefault(known => known.Name == attribute.Key)?.Default == attribute.Value;

    private static IEnumerable<string> Criteria(RunPlan run)
    {
        var (asked, steady) = (run.Criteria, run.SteadyState);
        return new[]
        {
            $"steadyState   success >= {Percent(steady.SuccessRate)}, read p95 < {Ms(steady.ReadP95Ms)}",
            asked.BackoffAtLeastMs is { } backoff ? $"backoff       canary calls wait {Ms(backoff)} or more between attempts" : null,
            asked.RetryAfterHonoured ? "retryAfter    no retry comes sooner than Retry-After asks" : null,
            asked.CircuitOpensAfter is { } after ? $"circuitOpens  at {after} failures in a row" : null,
            asked.RecoveryWithinMs is { } within ? $"recovery      steady again within {Ms(within)} of the undo" : null,
            asked.LossAllowed is { } lost ? $"loss          {lost} acknowledged operations lost, doubled or altered" : null,
            asked.CleanStopWithinMs is { } stop ? $"cleanStop     a service that is asked to end has ended within {Ms(stop)}" : null,
            asked.GracefulWithinMs is { } graceful ? $"graceful      every operation ends within {Ms(graceful)}, by a typed error if it fails" : null,
            asked.OthersUnaffected ? "unaffected    what is not struck goes on as before" : null,
            asked.GoodputAtLeast is { } goodput ? $"goodput       >= {Percent(goodput)} of the capacity answered in time during a surge" : null,
            asked.FairnessAtLeast is { } fairness ? $"fairness      >= {Percent(fairness)} of the load succeed during a surge" : null,
            asked.ReturnsAtLeast is { } returns ? $"returns       >= {Percent(returns)} of those who come again as told are let in" : null,
            asked.JobsRetried ? "jobsRetried   jobs that lose their worker are attempted again, trainings from their checkpoint"
                + $"; the first is complete {Ms(asked.FirstJobP50Ms ?? 0)} after a restart in half of the cases, {Ms(asked.FirstJobWorstMs ?? 0)} in all" : null,
            asked.Fencing ? "fencing       an attempt that lost its lease commits nothing" : null,
            asked.ChargedOnce ? "chargedOnce   every job is charged and answered once, whatever its attempts" : null,
            asked.AttemptsPerCall is { } attempts ? $"attempts      at most {NumberText.Format(attempts)} per call" : null,
        }.OfType<string>();
    }

    private static string Percent(double share) => NumberText.Format(share * 100) + "%";

    private static string Ms(double milliseconds) => Text(TimeSpan.FromMilliseconds(milliseconds));

    private static string Text(TimeSpan time) => DurationText.Format(time);
}
