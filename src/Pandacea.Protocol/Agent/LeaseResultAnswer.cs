using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>What came of a lease.</summary>
/// <param name="LeaseId">The lease on chain.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Result">Its latest complete computation, else its latest one; null: there is none.</param>
public sealed record LeaseResultAnswer(
    [property: JsonPropertyName("leaseId")] string LeaseId,
    LeaseStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ComputationAnswer? Result);
