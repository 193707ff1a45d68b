namespace Pandacea.Stack;

/// <summary>A value, or why there is none.</summary>
internal readonly record struct Outcome<T>(T? Value, StackProblem? Problem)
    where T : class
{
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(StackProblem problem) => new(null, problem);
}
