using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>Body of a POST to <see cref="ComputeRoutes.Jobs"/>: the agent offers an attempt of a job.</summary>
/// <param name="JobId">Which job.</param>
/// <param name="Attempt">Which attempt, from 1.</param>
/// <param name="Fence">Grows with every lease of the job; only the latest may report.</param>
/// <param name="LeaseUntil">Until when the attempt is the worker's, on the agent's clock; heartbeats extend it.</param>
/// <param name="AcceptedAt">When the job was accepted: it dates the artifact, the same in every attempt.</param>
/// <param name="Spec">What to compute.</param>
/// <param name="NoiseKey">256 bits in base64: the secret of all noise, the same in every attempt. Never to be logged. Between services that share a secret it is sealed: AES-256-GCM, bound to job, attempt and fence, as nonce, ciphertext and tag in base64.</param>
/// <param name="CheckpointCid">Where to go on; null: from the beginning.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record JobOffer(
    string JobId,
    int Attempt,
    long Fence,
    DateTimeOffset LeaseUntil,
    DateTimeOffset AcceptedAt,
    JobSpec Spec,
    string NoiseKey,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CheckpointCid = null)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => $"attempt {Attempt} of job {JobId}, fence {Fence}";
}
