using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pandacea.Protocol;
using Pandacea.Protocol.Compute;

namespace Pandacea.Hosting;

/// <summary>What the services of one stack know and nobody else on the machine does: agent and worker know each other by it. It is never sent.</summary>
public sealed class StackSecret
{
    /// <summary>The variable; without it whoever reaches a port is believed.</summary>
    public const string Variable = "PANDACEA_STACK_SECRET";

    private const int Bytes = 32;

    private readonly byte[] _proofKey;
    private readonly byte[] _sealKey;

    private StackSecret(string text)
    {
        var secret = Encoding.UTF8.GetBytes(text);
        _proofKey = Derive(secret, "pandacea request proof v1");
        _sealKey = Derive(secret, "pandacea offer seal v1");
    }

    /// <summary>The secret that a variable holds; null: there is none.</summary>
    public static StackSecret? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text.Trim());

    /// <summary>A new one, as text.</summary>
    public static string NewText() => RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true);

    /// <summary>Lets the receiver of a request know that its sender knows the secret.</summary>
    /// <param name="request">To be sent to an absolute address.</param>
    /// <param name="body">What is sent with it.</param>
    /// <param name="time">The sender's clock.</param>
    public void Prove(HttpRequestMessage request, ReadOnlySpan<byte> body, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(time);
        var proof = RequestProof.Of(_proofKey, request.Method.Method, request.RequestUri!.PathAndQuery, body, time.GetUtcNow());
        request.Headers.TryAddWithoutValidation(WireHeaders.Proof, proof.ToString());
    }

    /// <summary>Whether the sender of a request knows the secret, as far as its header tells.</summary>
    /// <returns>What its body has still to match; null: they do not, or their clock is far away.</returns>
    internal RequestProof? Check(string? header, string method, string target, DateTimeOffset now) =>
        RequestProof.Parse(header) is { } proof && proof.IsRecent(now) && proof.IsMadeWith(_proofKey, method, target) ? proof : null;

    /// <summary>An offer whose noise key only those who know the secret can read, and only for this attempt.</summary>
    public JobOffer Seal(JobOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return offer with { NoiseKey = SealedText.Seal(_sealKey, offer.NoiseKey, Attempt(offer)) };
    }

    /// <summary>The offer that was sealed.</summary>
    /// <returns>Null: its noise key is not sealed by this secret for this attempt.</returns>
    public JobOffer? Open(JobOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return SealedText.Open(_sealKey, offer.NoiseKey, Attempt(offer)) is { } key ? offer with { NoiseKey = key } : null;
    }

    /// <summary>Never the secret itself.</summary>
    public override string ToString() => "(secret)";

    private static string Attempt(JobOffer offer) => string.Create(CultureInfo.InvariantCulture, $"{offer.JobId}\n{offer.Attempt}\n{offer.Fence}");

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: Encoding.UTF8.GetBytes(purpose));
}
