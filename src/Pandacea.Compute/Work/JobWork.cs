using System.Text;
using System.Text.Json;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Json;

namespace Pandacea.Compute.Work;

/// <summary>What is to be computed, the same in every attempt.</summary>
internal sealed record JobWork
{
    // Goes up with each change after which the same specification gives another answer: the same noise must not cover both.
    private const string Edition = "1";

    private readonly NoiseKey _key;

    public JobWork(JobOffer offer, NoiseKey key)
    {
        (JobId, Spec, AcceptedAt, _key) = (offer.JobId, offer.Spec, offer.AcceptedAt, key);
        var spec = JsonSerializer.SerializeToElement(offer, ComputeJson.Default.JobOffer).GetProperty("spec");
        Hash = CanonicalJson.Hash(JsonSerializer.SerializeToElement((string[])[Edition, JobId, CanonicalJson.Hash(spec)]));
    }

    public string JobId { get; }

    public JobSpec Spec { get; }

    public DateTimeOffset AcceptedAt { get; }

    /// <value>Of all that the answer depends on but the key; data sets are in it by their own hashes.</value>
    public string Hash { get; }

    public NoiseStreams Streams(string purpose) => _key.Streams(purpose, Encoding.ASCII.GetBytes(Hash));
}
