using System.Numerics;
using System.Text.Json;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>What a proposal is, said once more and without the agent's code.</summary>
internal static class FuzzModel
{
    public static bool IsProposal(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new() { AllowDuplicateProperties = false });
            var fields = document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
            return fields.Remove("productId", out var product) && product.GetString() == FuzzRoute.Product
                && fields.Remove("maxPrice", out var price) && IsPrice(price.GetString()!)
                && fields.Remove("duration", out var duration) && IsDuration(duration.GetString()!)
                && (!fields.Remove("spenderDid", out var did) || did.ValueKind == JsonValueKind.Null || did.GetString()!.StartsWith("did:", StringComparison.Ordinal))
                && (!fields.Remove("computation", out var computation) || computation.ValueKind == JsonValueKind.Null || IsComputation(computation))
                && fields.Count == 0;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsPrice(string text) =>
        text.All(char.IsAsciiDigit) && text.Length is > 0 and <= 78 && BigInteger.Parse(text) >= 1_000_000_000_000_000;

    private static bool IsDuration(string text) =>
        text.Length >= 2 && "smhd".Contains(text[^1]) && text[..^1].All(char.IsAsciiDigit) && BigInteger.Parse(text[..^1]) > 0;

    private static bool IsComputation(JsonElement computation)
    {
        var fields = computation.EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        return fields.Remove("type", out var type) && type.GetString() is { Length: > 0 and <= 256 }
            && (!fields.Remove("parameters", out var parameters) || parameters.ValueKind is JsonValueKind.Object or JsonValueKind.Null)
            && fields.Count == 0;
    }
}
