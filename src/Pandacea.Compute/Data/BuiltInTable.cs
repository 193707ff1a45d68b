using Pandacea.Protocol;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Data;

/// <summary>Makes built-in data sets: features are uniform in [-1, 1], the label says on which side of a plane they are, near it by chance.</summary>
/// <remarks>Only additions and multiplications in a fixed order: the same bits on every platform.</remarks>
internal static class BuiltInTable
{
    private const double HalfBlur = 0.5;

    public static Table Make(string name, BuiltInData data, IReadOnlyList<string> columns)
    {
        var stream = SeedStream.Derive("builtin", name);
        var plane = new double[data.Features];
        foreach (ref var weight in plane.AsSpan())
        {
            weight = stream.NextDouble(-1, 1);
        }

        var made = Enumerable.Range(0, data.Features + 1).Select(_ => new double[data.Rows]).ToArray();
        for (var row = 0; row < data.Rows; row++)
        {
            var side = 0.0;
            for (var feature = 0; feature < data.Features; feature++)
            {
                var value = stream.NextDouble(-1, 1);
                made[feature][row] = value;
                side += plane[feature] * value;
            }

            var blur = stream.NextDouble(-HalfBlur, HalfBlur) + stream.NextDouble(-HalfBlur, HalfBlur);
            made[data.Features][row] = side + blur > 0 ? 1 : 0;
        }

        var names = data.Columns().Select(column => column.Name).Append(BuiltInData.Label).ToList();
        return new(data.Rows, [.. columns.Select(column => made[names.IndexOf(column)])]);
    }
}
