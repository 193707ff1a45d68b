using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>Reads the body of a request strictly; what is wrong with it names the field.</summary>
internal static partial class JsonBody
{
    private const int LongestName = 64;

    /// <exception cref="BadInputException">It is not what the route takes.</exception>
    public static T Read<T>(CallState state, JsonTypeInfo<T> type)
    {
        if (state.Body.Length == 0)
        {
            throw new BadInputException("The body is missing.");
        }

        try
        {
            return JsonSerializer.Deserialize(state.Body, type) ?? throw new BadInputException("The body must be a JSON object.");
        }
        catch (JsonException error)
        {
            throw new BadInputException(Describe(error));
        }
    }

    private static string Describe(JsonException error)
    {
        if (UnknownField().Match(error.Message) is { Success: true } unknown)
        {
            return $"{Short(unknown.Groups[1].Value)}: unknown field.";
        }

        if (DuplicateField().Match(error.Message) is { Success: true } duplicate)
        {
            return $"{Short(duplicate.Groups[1].Value)}: given twice.";
        }

        var path = error.Path is { Length: > 2 } text && text.StartsWith("$.", StringComparison.Ordinal) ? text[2..] : null;
        return path is null ? "The body is not the JSON object that this route takes." : $"{Short(path)}: wrong type or malformed.";
    }

    private static string Short(string name) => name.Length > LongestName ? name[..LongestName] + "..." : name;

    [GeneratedRegex("The JSON property '(.*?)' could not be mapped", RegexOptions.Singleline)]
    private static partial Regex UnknownField();

    [GeneratedRegex("Duplicate property '(.*?)' encountered", RegexOptions.Singleline)]
    private static partial Regex DuplicateField();
}
