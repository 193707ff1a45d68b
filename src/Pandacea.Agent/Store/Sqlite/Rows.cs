using System.Globalization;
using System.Numerics;
using Microsoft.Data.Sqlite;

namespace Pandacea.Agent.Store.Sqlite;

/// <summary>How values are written down: wei as decimal text, instants as Unix milliseconds.</summary>
internal static class Rows
{
    public static string Wei(BigInteger wei) => wei.ToString(CultureInfo.InvariantCulture);

    public static BigInteger Wei(this SqliteDataReader row, int column) => BigInteger.Parse(row.GetString(column), CultureInfo.InvariantCulture);

    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? WholeOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static long? Instant(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();

    public static DateTimeOffset? InstantOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static DateTimeOffset Instant(this SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
