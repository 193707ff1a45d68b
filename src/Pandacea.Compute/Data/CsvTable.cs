using System.Globalization;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Data;

/// <summary>Reads numbers from CSV: a line of names, then a line for each record, commas between, quotes as in RFC 4180 but no line breaks inside them.</summary>
internal static class CsvTable
{
    private const int LookEvery = 1024;

    /// <exception cref="JobFailedException">It is not such a file.</exception>
    public static Table Read(TextReader text, string dataset, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var fields = new CsvFields();
        var header = text.ReadLine() ?? throw Invalid(dataset, "is empty");
        fields.Split(header.TrimStart('\uFEFF'));
        var names = fields.All();
        var places = columns.Select(column => names.IndexOf(column) is >= 0 and var at ? at : throw Invalid(dataset, $"has no column '{column}'")).ToArray();
        var values = columns.Select(_ => new List<double>()).ToArray();
        for (var rows = 0; text.ReadLine() is { } line; rows++)
        {
            if (rows % LookEvery == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (line.Length == 0 && names.Count > 1)
            {
                throw Invalid(dataset, "has an empty line");
            }

            fields.Split(line);
            if (fields.Count != names.Count)
            {
                throw Invalid(dataset, "has a line with another number of fields than the first");
            }

            for (var column = 0; column < places.Length; column++)
            {
                values[column].Add(Number(fields.At(places[column]), dataset, columns[column]));
            }
        }

        return new(values.Length == 0 ? 0 : values[0].Count, [.. values.Select(list => list.ToArray())]);
    }

    private static double Number(ReadOnlySpan<char> field, string dataset, string column)
    {
        var trimmed = field.Trim();
        return trimmed.IsEmpty
            ? double.NaN
            : double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Invalid(dataset, $"has something else than finite numbers in column '{column}'");
    }

    private static JobFailedException Invalid(string dataset, string what) => new(ComputeErrorCodes.InvalidData, $"Data set {dataset} {what}.");
}
