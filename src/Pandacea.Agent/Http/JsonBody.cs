using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pandacea.Protocol.Json;

namespace Pandacea.Agent.Http;

/// <summary>Reads the body of a request strictly; what is wrong with it names the field.</summary>
internal static class JsonBody
{
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
            throw new BadInputException(JsonProblem.Describe(error));
        }
    }
}
