using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>What the headers may say about a body: nothing is unpacked and nothing but UTF-8 is read.</summary>
internal static class BodyHeaders
{
    /// <exception cref="BadInputException">They say something else.</exception>
    public static void Check(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Any(coding => !string.Equals(coding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw Unsupported("Content-Encoding must be absent or identity.");
        }

        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.Charset is { HasValue: true } charset
            && !HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported("Content-Type: charset must be absent or utf-8.");
        }
    }

    private static BadInputException Unsupported(string message) => new(message, AgentErrorCodes.UnsupportedMediaType, StatusCodes.Status415UnsupportedMediaType);
}
