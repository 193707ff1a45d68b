namespace Pandacea.Hosting;

/// <summary>Reads <c>LOG_LEVEL</c>.</summary>
public static class LogLevels
{
    /// <summary>The variable.</summary>
    public const string Variable = "LOG_LEVEL";

    /// <summary>The level that <paramref name="text"/> names; INFO when it is absent.</summary>
    /// <returns>False if it names none.</returns>
    public static bool TryParse(string? text, out EventLevel level)
    {
        EventLevel? found = text?.Trim().ToUpperInvariant() switch
        {
            null or "" or "INFO" => EventLevel.Info,
            "DEBUG" => EventLevel.Debug,
            "WARN" or "WARNING" => EventLevel.Warn,
            "ERROR" => EventLevel.Error,
            _ => null,
        };
        level = found ?? EventLevel.Info;
        return found is not null;
    }
}
