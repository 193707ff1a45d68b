using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Something that went wrong, as a value.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Message">What it was, for people.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record StackProblem(StackProblemKind Kind, string Message, string Remedy)
{
    /// <summary>The exit code of a command that ends with it.</summary>
    public int ExitCode => Kind switch
    {
        StackProblemKind.InvalidSetting or StackProblemKind.UnknownService => ExitCodes.Usage,
        StackProblemKind.CouldNotUndo => ExitCodes.CouldNotUndo,
        _ => ExitCodes.Inconclusive,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Message} {Remedy}";
}
