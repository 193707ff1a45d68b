using System.Globalization;

namespace Pandacea.Protocol.Compute;

/// <summary>A built-in synthetic data set: its name says all that agent and worker must agree on, <c>builtin/logistic-ROWSxFEATURES</c>.</summary>
/// <remarks>Columns <c>x1</c>, <c>x2</c>, ... within -1 and 1, and <see cref="Label"/>. Nobody's data: no consent, no registration.</remarks>
/// <param name="Rows">How many records it has.</param>
/// <param name="Features">How many columns besides the label.</param>
public sealed record BuiltInData(int Rows, int Features)
{
    /// <summary>What every built-in name begins with.</summary>
    public const string Prefix = "builtin/";

    /// <summary>Column that a model is to predict.</summary>
    public const string Label = "label";

    /// <summary>In words.</summary>
    public const string Allowed = "builtin/logistic-ROWSxFEATURES with 1 to 1000000 rows and 1 to 100 features";

    private const string Logistic = Prefix + "logistic-";
    private const int MostRows = 1_000_000;
    private const int MostFeatures = 100;

    /// <summary>The columns besides the label.</summary>
    public IReadOnlyList<ColumnBounds> Columns() =>
        [.. Enumerable.Range(1, Features).Select(index => new ColumnBounds(string.Create(CultureInfo.InvariantCulture, $"x{index}"), -1, 1))];

    /// <summary>Whether a name is a built-in data set's, of one that there is or not.</summary>
    public static bool IsBuiltIn(string dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>Reads a name.</summary>
    /// <returns>Null if there is no such data set.</returns>
    public static BuiltInData? Find(string dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.StartsWith(Logistic, StringComparison.Ordinal)
            && dataset[Logistic.Length..].Split('x') is [var rows, var features]
            && Whole(rows, MostRows) is { } most
            && Whole(features, MostFeatures) is { } wide
            ? new(most, wide)
            : null;
    }

    private static int? Whole(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most && text[0] != '0' ? number : null;
}
