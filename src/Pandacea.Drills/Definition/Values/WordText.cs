using System.Text.RegularExpressions;

namespace Pandacea.Drills.Definition.Values;

/// <summary>Words, names and sentences.</summary>
internal static partial class WordText
{
    private const int LongestSentence = 500;

    public static Parsed<string> Name(string text) => NameShape().IsMatch(text)
        ? text
        : Parsed<string>.Wrong($"'{text}' is not a name. Use lower-case letters, digits and _, beginning with a letter, at most 64.");

    public static Parsed<string> Sentence(string text) => text.Length is > 0 and <= LongestSentence && !text.Any(char.IsControl)
        ? text
        : Parsed<string>.Wrong("write one line of 1 to 500 characters.");

    public static Parsed<string> Method(string text) => MethodShape().IsMatch(text)
        ? text
        : Parsed<string>.Wrong($"'{text}' is not a method. Write for example eth_getBalance or block/get.");

    public static Parsed<bool> Flag(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => Parsed<bool>.Wrong($"'{text}' is neither true nor false."),
    };

    public static Func<string, Parsed<string>> OneOf(IReadOnlyCollection<string> known, string what) => text => known.Contains(text)
        ? text
        : Parsed<string>.Wrong($"'{text}' is not {what}.{Suggestion.For(text, known)} Known: {Suggestion.Known(known)}.");

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,63}\z")]
    private static partial Regex NameShape();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_/?&=.-]{0,63}\z")]
    private static partial Regex MethodShape();
}
