using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>What the agent registered about a data set; all of it is public.</summary>
/// <param name="Sha256">Hash of the file in hex: other bytes are not computed on.</param>
/// <param name="Rows">How many records it has.</param>
/// <param name="Label">Column with 0 or 1 that a model is to predict.</param>
/// <param name="Columns">Columns that may be used, with their bounds.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DataDescription(
    string Sha256,
    long Rows,
    IReadOnlyList<ColumnBounds> Columns,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Label = null);
