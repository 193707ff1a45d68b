using System.Text.Json;
using Pandacea.Hosting;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Json;

namespace Pandacea.Compute.Http;

/// <summary>What became of reading an offer. What it asks for is looked at later: that is the job's failure, not the offer's.</summary>
/// <param name="Offer">The offer; null if there is a problem.</param>
/// <param name="Key">Its key; null if there is a problem.</param>
/// <param name="Problem">One sentence; null if there is none.</param>
internal sealed record OfferReading(JobOffer? Offer, NoiseKey? Key, string? Problem)
{
    public static async Task<OfferReading> OfAsync(Stream body, StackSecret? secret, CancellationToken cancellationToken)
    {
        try
        {
            var offer = await JsonSerializer.DeserializeAsync(body, ComputeJson.Default.JobOffer, cancellationToken).ConfigureAwait(false);
            return offer is null ? Wrong("The body must be a JSON object.")
                : !JobIds.IsValid(offer.JobId) ? Wrong($"jobId: must be {JobIds.Allowed}.")
                : offer.Attempt < 1 ? Wrong("attempt: must be at least 1.")
                : offer.Fence < 1 ? Wrong("fence: must be at least 1.")
                : (secret is null ? offer : secret.Open(offer)) is not { } open ? Wrong("noiseKey: must be sealed for this attempt by the stack's secret.")
                : NoiseKey.TryParse(open.NoiseKey, out var key) ? new(open, key, null)
                : Wrong($"noiseKey: must be {NoiseKey.Length} bytes in base64.");
        }
        catch (JsonException error)
        {
            return Wrong(JsonProblem.Describe(error));
        }
    }

    private static OfferReading Wrong(string sentence) => new(null, null, sentence);
}
