namespace Pandacea.Compute;

/// <summary>Options that the worker does not start with; all problems together.</summary>
public sealed class ComputeOptionsException(IReadOnlyList<string> problems)
    : Exception($"The compute worker does not start with these options: {string.Join(" ", problems)}")
{
    /// <value>One sentence for each.</value>
    public IReadOnlyList<string> Problems => problems;
}
