using System.Net;
using System.Text.RegularExpressions;

namespace Pandacea.Ipfs.Uploads;

/// <summary>The path that a part's file name stands for: unescaped, rooted and clean, as Kubo reads it.</summary>
internal static partial class UploadPath
{
    public static IReadOnlyList<string> Parse(string fileName)
    {
        var steps = new List<string>();
        foreach (var step in (BrokenEscape().IsMatch(fileName) ? fileName : WebUtility.UrlDecode(fileName)).Split('/'))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex BrokenEscape();
}
