namespace Pandacea.Drills.Definition.Values;

/// <summary>A value, or a sentence that says why there is none.</summary>
internal readonly record struct Parsed<T>(T Value, string? Error)
{
    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static Parsed<T> Wrong(string error) => new(default!, error);
}
