namespace Pandacea.Stack;

/// <summary>What became of an <c>up</c>.</summary>
public abstract record StackUpResult
{
    private StackUpResult()
    {
    }

    /// <summary>The stack was started and is ready.</summary>
    /// <param name="Status">What runs now.</param>
    public sealed record Started(StackStatus Status) : StackUpResult;

    /// <summary>A stack runs here already; nothing was changed.</summary>
    /// <param name="Status">What runs.</param>
    public sealed record AlreadyRunning(StackStatus Status) : StackUpResult;

    /// <summary>It could not be started, and nothing was left behind.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Failed(StackProblem Problem) : StackUpResult;
}
