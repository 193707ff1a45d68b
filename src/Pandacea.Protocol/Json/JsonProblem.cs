using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pandacea.Protocol.Json;

/// <summary>Says what is wrong with a JSON text, by the name of the field and without a value of it.</summary>
public static partial class JsonProblem
{
    private const int LongestName = 64;

    /// <summary>One sentence about an error of the serializer.</summary>
    public static string Describe(JsonException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (UnknownField().Match(error.Message) is { Success: true } unknown)
        {
            return $"{Short(unknown.Groups[1].Value)}: unknown field.";
        }

        if (DuplicateField().Match(error.Message) is { Success: true } duplicate)
        {
            return $"{Short(duplicate.Groups[1].Value)}: given twice.";
        }

        if (MissingFields().Match(error.Message) is { Success: true } missing)
        {
            return $"{missing.Groups[1].Value.Replace("'", "", StringComparison.Ordinal)}: missing.";
        }

        var path = error.Path is { Length: > 2 } text && text.StartsWith("$.", StringComparison.Ordinal) ? text[2..] : null;
        return path is null ? "It is not the JSON object that is expected." : $"{Short(path)}: wrong type or malformed.";
    }

    private static string Short(string name) => name.Length > LongestName ? name[..LongestName] + "..." : name;

    [GeneratedRegex("The JSON property '(.*?)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex UnknownField();

    [GeneratedRegex("Duplicate property '(.*?)' encountered", RegexOptions.Singleline)]
    private static partial Regex DuplicateField();

    [GeneratedRegex("missing required properties including: (.*?)\\.?$", RegexOptions.Singleline)]
    private static partial Regex MissingFields();
}
