using System.Globalization;
using System.Text.RegularExpressions;

namespace Pandacea.Agent.Tests.Http;

/// <summary>The agent's count of refusals by reason, from its metrics.</summary>
internal static partial class RefusalCounts
{
    public static SortedDictionary<string, int> Of(string metrics) => new(
        Counter().Matches(metrics).ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex("""^pandacea_requests_refused_total\{.*reason="(\w+)".*\} (\d+)""", RegexOptions.Multiline)]
    private static partial Regex Counter();
}
