using Pandacea.Protocol;

namespace Pandacea.Sabotage;

/// <summary>Compares what a sabotaged run said with what it had to say.</summary>
internal static class SelftestExpectation
{
    /// <summary>Why the run is not what it had to be; null where it is.</summary>
    /// <param name="words">What the run said of what went wrong.</param>
    public static string? Miss(ISabotage? sabotage, int exitCode, IReadOnlyDictionary<string, string> statuses, string words)
    {
        if (statuses.Count == 0)
        {
            return $"no report, exit code {exitCode}: {words.Trim().ReplaceLineEndings(" ")}";
        }

        var expectedExit = sabotage?.ExitCode ?? ExitCodes.Passed;
        if (exitCode != expectedExit)
        {
            return $"exit code {exitCode}, expected {expectedExit}";
        }

        if (sabotage is not null && Status(statuses, sabotage.Criterion) != Word(sabotage))
        {
            return $"{sabotage.Criterion} is {Status(statuses, sabotage.Criterion)}, expected {Word(sabotage)}";
        }

        var others = statuses
            .Where(pair => pair.Value != "passed" && pair.Key != sabotage?.Criterion && sabotage?.AlsoAffects.Contains(pair.Key) != true)
            .Select(static pair => $"{pair.Key} is {pair.Value}")
            .ToArray();
        return others.Length == 0 ? null : "unexpected: " + string.Join(", ", others);
    }

    private static string Word(ISabotage sabotage) => sabotage.Expected.ToString().ToLowerInvariant();

    private static string Status(IReadOnlyDictionary<string, string> statuses, string criterion) =>
        statuses.TryGetValue(criterion, out var status) ? status : "missing";
}
