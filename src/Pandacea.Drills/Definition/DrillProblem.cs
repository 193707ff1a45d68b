namespace Pandacea.Drills.Definition;

/// <summary>One thing that is wrong with a drill.</summary>
/// <param name="Place">Where the wrong value stands.</param>
/// <param name="Path">Where in the drill, for example <c>faults[0].type</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong, with the value, what is allowed and a suggestion.</param>
public sealed record DrillProblem(Place Place, string Path, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
