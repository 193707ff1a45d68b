using System.Text.Json.Serialization;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs;

/// <summary>A data set that the earner offers for computing.</summary>
/// <param name="Name">What jobs and workers call it.</param>
/// <param name="ProductId">The product that it is the data of; consents name it.</param>
/// <param name="Sha256">Hash of the file in hex.</param>
/// <param name="Rows">How many records it has.</param>
/// <param name="Columns">Columns that may be used, with their bounds.</param>
/// <param name="Label">Column with 0 or 1 that a model is to predict.</param>
internal sealed record RegisteredData(
    string Name, string ProductId, string Sha256, long Rows, IReadOnlyList<ColumnBounds> Columns, string? Label = null)
{
    [JsonIgnore]
    public DataDescription Description => new(Sha256, Rows, Columns, Label);
}
