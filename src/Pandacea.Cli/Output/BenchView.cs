using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pandacea.Verdict.Judging;
using Spectre.Console;

namespace Pandacea.Cli.Output;

/// <summary>Shows what a bench came to.</summary>
internal static class BenchView
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void WriteJson(BenchVerdict verdict) => Console.Out.WriteLine(JsonSerializer.Serialize(verdict, Json));

    public static void Write(BenchVerdict verdict, string folder)
    {
        var table = new Table().NoBorder().AddColumns("route", "requests", "failed", "p50", "p95", "max");
        table.Columns.Skip(1).ToList().ForEach(static column => column.RightAligned());
        foreach (var route in verdict.Routes)
        {
            table.AddRow(new Text(route.Route), Count(route.Requests), Count(route.Failed), Ms(route.P50Ms), Ms(route.P95Ms), Ms(route.MaxMs));
        }

        Terminal.Out.WriteLine();
        Terminal.Out.Write(table);
        Terminal.Out.WriteLine();
        Terminal.Out.WriteLine(Invariant($"measured {verdict.Seconds:0} s; p95 asked for below {verdict.TargetP95Ms:0} ms on every route"));
        Terminal.Out.WriteLine(Invariant($"queue at most {verdict.QueueUtilization ?? 0:0.0%} full in {verdict.QueueSamples} samples; asked for below {verdict.TargetQueueUtilization:0%}"));
        Terminal.Out.WriteLine(verdict.Lost is { } lost ? Invariant($"{lost} acknowledged writes lost, doubled or altered") : "losses unknown");
        foreach (var line in verdict.Missed.Concat(verdict.Doubts))
        {
            Terminal.Out.WriteLine("  " + line);
        }

        Terminal.Out.WriteLine($"{verdict.Status.ToString().ToLowerInvariant()}; journal in {folder}");
    }

    private static Text Count(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static Text Ms(double? ms) => new(ms is { } measured ? Invariant($"{measured:0.0} ms") : "-");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
