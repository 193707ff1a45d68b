using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>A column and what its values may be, as everybody knows without looking at the data; values beyond are cut off.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Lower">Least value.</param>
/// <param name="Upper">Greatest value; above <paramref name="Lower"/>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ColumnBounds(string Name, double Lower, double Upper);
