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

    /// <summary>All of them as one, so that nobody mends one only to be told of the next; null where there is none.</summary>
    public static StackProblem? All(IReadOnlyList<StackProblem> problems) => problems switch
    {
        [] => null,
        [var only] => only,
        _ => new(
            problems.FirstOrDefault(static problem => problem.ExitCode != ExitCodes.Inconclusive)?.Kind ?? StackProblemKind.Several,
            string.Join(Environment.NewLine, problems.Select(static problem => $"- {problem}").Prepend($"{problems.Count} things are in the way:")),
            ""),
    };

    /// <inheritdoc />
    public override string ToString() => $"{Message} {Remedy}".TrimEnd();
}
