using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Sabotage;

/// <summary>Shows which criterion noticed which sabotage.</summary>
public static partial class SelftestMatrix
{
    /// <summary>Writes the matrix, as a table or as JSON.</summary>
    public static void Write(IReadOnlyList<SelftestOutcome> outcomes, TextWriter to, bool json)
    {
        if (json)
        {
            to.WriteLine(JsonSerializer.Serialize(outcomes, MatrixJson.Default.IReadOnlyListSelftestOutcome));
            return;
        }

        var criteria = outcomes.SelectMany(static outcome => outcome.Statuses.Keys).Distinct().ToArray();
        to.WriteLine($"{"",-24} exit  {string.Join("  ", criteria)}");
        foreach (var outcome in outcomes)
        {
            var cells = criteria.Select(criterion => Cell(outcome, criterion).PadRight(criterion.Length));
            to.WriteLine($"{outcome.Sabotage,-24} {outcome.ExitCode,4}  {string.Join("  ", cells)}  {outcome.Survived ?? ""}".TrimEnd());
        }

        var survivors = outcomes.Count(static outcome => !outcome.Killed);
        to.WriteLine();
        to.WriteLine("+ passed   F failed   ? inconclusive   [ ] the criterion that had to notice");
        to.WriteLine(survivors == 0 ? $"all {outcomes.Count} runs as expected" : $"{survivors} of {outcomes.Count} not as expected");
    }

    private static string Cell(SelftestOutcome outcome, string criterion)
    {
        var mark = outcome.Statuses.GetValueOrDefault(criterion) switch
        {
            "passed" => "+",
            "failed" => "F",
            "inconclusive" => "?",
            _ => " ",
        };
        return criterion == outcome.Criterion ? $"[{mark}]" : mark;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    [JsonSerializable(typeof(IReadOnlyList<SelftestOutcome>))]
    private sealed partial class MatrixJson : JsonSerializerContext;
}
