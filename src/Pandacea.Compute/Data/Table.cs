namespace Pandacea.Compute.Data;

/// <summary>Records of a data set, by column; a value that is missing is NaN.</summary>
/// <param name="Rows">How many records.</param>
/// <param name="Columns">The columns that were asked for, in that order.</param>
internal sealed record Table(int Rows, IReadOnlyList<double[]> Columns);
