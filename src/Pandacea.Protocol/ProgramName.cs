namespace Pandacea.Protocol;

/// <summary>How this program was called, so that the commands in its messages can be copied as they are.</summary>
public static class ProgramName
{
    /// <summary>Environment variable in which a launcher script says how it was called.</summary>
    public const string Variable = "PANDACEA_COMMAND";

    /// <summary>The name under which it is installed.</summary>
    public const string Usual = "pandacea";

    /// <summary>What to type before a command.</summary>
    /// <value>What <see cref="Variable"/> says, else <see cref="Usual"/>.</value>
    public static string Text { get; } = From(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The name that <paramref name="said"/> comes to; in quotes where a shell would take it apart.</summary>
    public static string From(string? said) => string.IsNullOrWhiteSpace(said) || said.Any(char.IsControl) ? Usual : Quoted(said);

    /// <summary>An argument as it is typed in a shell: in quotes where it needs them.</summary>
    public static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(static letter => char.IsLetterOrDigit(letter) || "-_./:=%+,@\\".Contains(letter, StringComparison.Ordinal))
            ? argument
            : $"\"{argument.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
