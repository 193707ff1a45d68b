namespace Pandacea.Stack;

/// <summary>A <see cref="StackProblem"/> that ends the command.</summary>
/// <param name="problem">What went wrong; its remedy is part of the message.</param>
/// <param name="inner">What caused it, if anything did.</param>
public sealed class StackException(StackProblem problem, Exception? inner = null) : Exception(problem.ToString(), inner)
{
    /// <summary>What went wrong.</summary>
    public StackProblem Problem { get; } = problem;
}
