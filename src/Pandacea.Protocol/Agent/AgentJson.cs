using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>How the agent's bodies are written and read. Strict in what is read: no duplicate fields, no nulls where none belong,
/// no deep nesting; requests have no unknown fields either, answers may grow some.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ChallengeRequest))]
[JsonSerializable(typeof(ChallengeAnswer))]
[JsonSerializable(typeof(VerifyRequest))]
[JsonSerializable(typeof(VerifyAnswer))]
[JsonSerializable(typeof(ProductPage))]
[JsonSerializable(typeof(ProductDetail))]
[JsonSerializable(typeof(LeaseProposal))]
[JsonSerializable(typeof(LeaseAccepted))]
[JsonSerializable(typeof(LeaseAnswer))]
[JsonSerializable(typeof(DisputeRequest))]
[JsonSerializable(typeof(DisputeAnswer))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(Readiness))]
public sealed partial class AgentJson : JsonSerializerContext;
