namespace Pandacea.Sdk.Resilience;

/// <summary>Options of the SDK are not valid; <see cref="Errors"/> lists all that is wrong, not only the first.</summary>
public sealed class OptionsInvalidException : PandaceaException
{
    internal OptionsInvalidException(IReadOnlyList<string> errors)
        : base("The options of the SDK are not valid. " + string.Join(" ", errors)) => Errors = errors;

    /// <summary>One sentence for each error: the option or variable, its value, the values allowed.</summary>
    public IReadOnlyList<string> Errors { get; }
}
