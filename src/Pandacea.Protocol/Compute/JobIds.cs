namespace Pandacea.Protocol.Compute;

/// <summary>What a job may be called.</summary>
public static class JobIds
{
    /// <summary>In words.</summary>
    public const string Allowed = "1 to 64 letters, digits, '-' and '_'";

    /// <summary>Whether it can be a job's id.</summary>
    public static bool IsValid(string? text) => text is { Length: >= 1 and <= 64 } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
