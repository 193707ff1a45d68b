using System.Net;
using System.Text.RegularExpressions;
using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Uploads;

/// <summary>The path that a part's file name stands for: unescaped, rooted and clean, as Kubo reads it.</summary>
internal static partial class UploadPath
{
    private const char Unreadable = '\uFFFD';

    /// <exception cref="RpcException">It is no UTF-8: different names would become the same.</exception>
    public static IReadOnlyList<string> Parse(string fileName)
    {
        var steps = new List<string>();
        var path = BrokenEscape().IsMatch(fileName) ? fileName : WebUtility.UrlDecode(fileName);
        if (path.Count(letter => letter == Unreadable) > WrittenOut().Count(fileName))
        {
            throw new RpcException($"the name '{fileName}' is not UTF-8 when unescaped, which this node does not keep; name the file otherwise", RpcException.Caller);
        }

        foreach (var step in path.Split('/'))
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

    // The letter that stands for what cannot be read may itself be part of a name.
    [GeneratedRegex("%EF%BF%BD|\uFFFD", RegexOptions.IgnoreCase)]
    private static partial Regex WrittenOut();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex BrokenEscape();
}
