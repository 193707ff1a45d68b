namespace Pandacea.Faults.Catalog;

/// <summary>One attribute of a fault, as data.</summary>
/// <param name="Name">Its name in YAML and in the control API.</param>
/// <param name="Kind">How its text is read.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Min">Smallest value, in the unit of <paramref name="Kind"/>.</param>
/// <param name="Max">Largest value, in the unit of <paramref name="Kind"/>.</param>
/// <param name="Default">The value when it is not given.</param>
public sealed record AttributeDescription(
    string Name, AttributeKind Kind, bool Required = false, double? Min = null, double? Max = null, string? Default = null)
{
    /// <summary>The only values that a text may have; empty: any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>What it means, one line.</summary>
    public string Summary { get; init; } = "";
}
