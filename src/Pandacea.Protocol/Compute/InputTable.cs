namespace Pandacea.Protocol.Compute;

/// <summary>What there is to know about an input's table, registered or built-in.</summary>
/// <param name="Rows">How many records it has.</param>
/// <param name="Columns">Columns that may be used, with their bounds.</param>
/// <param name="Label">Column with 0 or 1 that a model is to predict; null if there is none.</param>
public sealed record InputTable(long Rows, IReadOnlyList<ColumnBounds> Columns, string? Label)
{
    /// <summary>Columns that a model may learn from.</summary>
    public IEnumerable<ColumnBounds> Features => Columns.Where(column => column.Name != Label);

    /// <summary>The table of an input; null if nothing is known about it.</summary>
    public static InputTable? Of(JobInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return BuiltInData.IsBuiltIn(input.Dataset)
            ? BuiltInData.Find(input.Dataset) is { } made ? new(made.Rows, made.Columns(), BuiltInData.Label) : null
            : input.Data is { } data ? new(data.Rows, data.Columns, data.Label) : null;
    }

    /// <summary>Whether the two can be computed on as one.</summary>
    internal bool IsLike(InputTable other) => Label == other.Label && Columns.SequenceEqual(other.Columns);
}
