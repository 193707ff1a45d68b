using System.Globalization;

namespace Pandacea.Drills.Definition;

/// <summary>Where a value came from: a position in the file, or an option of the command line.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Option">The option; null for the file.</param>
public readonly record struct Place(int Line, int Column, string? Option = null) : IComparable<Place>
{
    /// <summary>The place of a value that an option brought.</summary>
    public static Place Of(string option) => new(0, 0, option);

    /// <inheritdoc />
    public int CompareTo(Place other) =>
        (Option is not null, Line, Column).CompareTo((other.Option is not null, other.Line, other.Column));

    /// <inheritdoc />
    public override string ToString() => Option ?? string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
