namespace Pandacea.Agent.Http.Routes;

/// <summary>Ids of 32 bytes as they stand in paths.</summary>
internal static class ProposalIds
{
    private const int Bytes = 32;

    /// <summary>0x and lower-case hex; null if the text is no such id.</summary>
    public static string? Normalise(string text)
    {
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
        if (digits.Length != 2 * Bytes)
        {
            return null;
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return null;
            }
        }

        return "0x" + digits.ToString().ToLowerInvariant();
    }
}
