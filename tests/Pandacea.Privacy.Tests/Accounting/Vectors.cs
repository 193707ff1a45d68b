using System.Globalization;
using System.Text.Json;

namespace Pandacea.Privacy.Tests.Accounting;

/// <summary>Divergences and epsilons computed with 50 digits.</summary>
internal static class Vectors
{
    private static readonly JsonElement Root = Read();

    public static IReadOnlyList<Step> Steps { get; } =
        [.. Root.GetProperty("steps").EnumerateArray().Select(row => new Step(Number(row, "q"), Number(row, "sigma"), Number(row, "order"), Exact(row, "rdp")))];

    public static IReadOnlyList<Whole> Epsilons { get; } =
    [
        .. Root.GetProperty("epsilons").EnumerateArray().Select(row => new Whole(
            Number(row, "q"), Number(row, "sigma"), row.GetProperty("steps").GetInt64(), Number(row, "delta"), Exact(row, "epsilon"), Number(row, "order"), Exact(row, "epsilonWholeOrders"))),
    ];

    public static IReadOnlyList<Step> Laplace { get; } =
        [.. Root.GetProperty("laplace").EnumerateArray().Select(row => new Step(1, Number(row, "scale"), Number(row, "order"), Exact(row, "rdp")))];

    /// <summary>Fails unless <paramref name="bound"/> is at or above the exact value and within 1e-12 of it.</summary>
    public static void IsTightBound(decimal exact, double bound, string of)
    {
        // Beyond the 15 digits that a conversion of doubles to decimals keeps by default.
        var got = decimal.Parse(bound.ToString("F28", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Assert.True(got >= exact, $"{of}: {got} is below {exact}");
        Assert.True(got - exact <= exact * 1e-12m + 1e-27m, $"{of}: {got} is more than 1e-12 above {exact}");
    }

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    private static decimal Exact(JsonElement row, string name) => decimal.Parse(row.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static JsonElement Read()
    {
        using var stream = typeof(Vectors).Assembly.GetManifestResourceStream("divergences.json")!;
        return JsonDocument.Parse(stream).RootElement.Clone();
    }

    internal sealed record Step(double Rate, double Noise, double Order, decimal Divergence);

    internal sealed record Whole(double Rate, double Noise, long Steps, double Delta, decimal Epsilon, double Order, decimal EpsilonOfWholeOrders);
}
