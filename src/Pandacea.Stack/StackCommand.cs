using System.Globalization;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Commands of a stack as they are typed, so that the one in a message is about the stack that the message is about.</summary>
public static class StackCommand
{
    /// <summary>For example <c>pandacea down --offset 100</c>.</summary>
    /// <param name="verb">What to do: <c>up</c>, <c>down</c>.</param>
    /// <param name="offset">Offset of the stack.</param>
    public static string Of(string verb, int offset) =>
        $"{ProgramName.Text} {verb}{(offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" --offset {offset}"))}";
}
