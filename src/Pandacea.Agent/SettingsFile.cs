using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pandacea.Protocol.Json;

namespace Pandacea.Agent;

/// <summary>A JSON file that a variable names.</summary>
internal static class SettingsFile
{
    /// <exception cref="AgentOptionsException">It cannot be read, or is something else.</exception>
    public static T Read<T>(string variable, string path, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new JsonException();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AgentOptionsException([$"{variable} names {path}, which cannot be read: {error.Message}"]);
        }
        catch (JsonException error)
        {
            var line = error.LineNumber is { } number ? $" Line {number + 1}." : "";
            throw new AgentOptionsException([$"{variable} names {path}, which cannot be used: {JsonProblem.Describe(error)}{line}"]);
        }
    }
}
