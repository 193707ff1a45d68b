namespace Pandacea.Protocol.Compute;

/// <summary>Data sets that every worker can make by itself: records with features in [-1, 1] and a label that follows from them, most of the time.</summary>
public static class BuiltinDatasets
{
    /// <summary>What their names begin with.</summary>
    public const string Prefix = "builtin/";

    /// <summary>200 records of 3 features: for jobs that take no time.</summary>
    public const string Tiny = Prefix + "synthetic-200x3";

    /// <summary>2,000 records of 5 features.</summary>
    public const string Small = Prefix + "synthetic-2000x5";

    /// <summary>50,000 records of 20 features: the size of public benchmarks.</summary>
    public const string Large = Prefix + "synthetic-50000x20";

    /// <summary>The column that is to be predicted.</summary>
    public const string Label = "y";

    private static readonly Dictionary<string, DataDescription> Known = new(StringComparer.Ordinal)
    {
        [Tiny] = Describe(200, 3, "12af0e21d27675684a46eb7ca559345779ce1988d941c0cf9815bbdc87f8e4cd"),
        [Small] = Describe(2_000, 5, "8e49f109ad93e72430ab349a36b2e9adaa6e437c9be82b5cc04a914cfd8f0376"),
        [Large] = Describe(50_000, 20, "7a7e4fc139247d76d79685b5334aa4c1580c45b17f174a22fab525bbbb4ea632"),
    };

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Tiny, Small, Large];

    /// <summary>Whether a name is one of a built-in data set, of one that there is or not.</summary>
    public static bool IsBuiltin(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>What there is to know about one; its hash is over the values, record by record, label last, as little-endian doubles.</summary>
    /// <returns>Null if there is none of that name.</returns>
    public static DataDescription? Find(string name) => Known.GetValueOrDefault(name);

    private static DataDescription Describe(int rows, int features, string sha256) =>
        new(sha256, rows, [.. Enumerable.Range(1, features).Select(index => new ColumnBounds($"x{index}", -1, 1))], Label);
}
