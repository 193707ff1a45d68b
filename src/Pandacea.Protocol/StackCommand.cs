using System.Globalization;

namespace Pandacea.Protocol;

/// <summary>Commands of a stack as they are typed, so that the one in a message is about the stack that the message is about.</summary>
public static class StackCommand
{
    /// <summary>For example <c>pandacea down --offset 100</c>.</summary>
    /// <param name="verb">What to do, as <c>up</c>, <c>logs agent</c>, <c>drill recover</c>.</param>
    /// <param name="offset">Offset of the stack; 0, which needs no word, where it has none.</param>
    public static string Of(string verb, int offset) =>
        $"{ProgramName.Text} {verb}{(offset <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" --offset {offset}"))}";
}
