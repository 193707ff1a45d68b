namespace Pandacea.Drills.Definition;

/// <summary>A drill that cannot be run as asked. The message is complete: print it and exit with <c>ExitCodes.Usage</c>.</summary>
public sealed class InvalidDrillException : Exception
{
    /// <summary>Creates the exception for all problems of one drill.</summary>
    public InvalidDrillException(string source, IReadOnlyList<DrillProblem> problems)
        : base(ProblemText.Format(source, problems)) => Problems = problems;

    /// <summary>Every problem, in the order of their places.</summary>
    public IReadOnlyList<DrillProblem> Problems { get; }
}
