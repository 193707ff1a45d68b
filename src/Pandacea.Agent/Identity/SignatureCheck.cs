using NSec.Cryptography;
using Pandacea.Agent.Admission;
using Pandacea.Protocol.Agent;
using Rfc8032 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace Pandacea.Agent.Identity;

/// <summary>Verifies who is calling. So many verifications at once as there are cores; so many wait; no more.</summary>
internal sealed class SignatureCheck(PeerId agent, NonceStore nonces, TimeProvider time) : IDisposable
{
    private const int MostWaiting = 1_000;
    private const int MostKeys = 10_000;

    // Keys that have signed before: that they are sound was found out then, which takes as long as a verification.
    private readonly RecentlyUsed<PublicKey> _known = new(MostKeys, peerId => Key(PeerId.Parse(peerId)));
    private readonly SemaphoreSlim _places = new(Environment.ProcessorCount);
    private int _waiting;

    /// <summary>Until a signer that uses too many nonces may come again.</summary>
    public TimeSpan UntilRoom => nonces.UntilRoom;

    /// <summary>Whether the timestamp is good; cheap, so that it can be asked before a body is read.</summary>
    public bool IsTimely(SignatureHeaders headers)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var tolerance = (long)SignatureString.Tolerance.TotalMilliseconds;
        return headers.TimestampMs >= now - tolerance && headers.TimestampMs <= now + tolerance;
    }

    public async Task<(SignatureVerdict Verdict, string Problem)> CheckAsync(
        SignatureHeaders headers, string method, string target, string bodyHash, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return (SignatureVerdict.Busy, "Too many signatures wait to be verified.");
        }

        try
        {
            await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (!Verify(headers, method, target, bodyHash))
                {
                    return (SignatureVerdict.Invalid, "The signature does not fit the request, its peer id and this agent.");
                }
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        return UseNonce(headers);
    }

    public void Dispose() => _places.Dispose();

    private (SignatureVerdict Verdict, string Problem) UseNonce(SignatureHeaders headers)
    {
        // Between the first look and now the body was read and the signature waited its turn.
        if (!IsTimely(headers))
        {
            return (SignatureVerdict.Invalid, "The timestamp has become too old.");
        }

        return nonces.Use(headers.PeerId.ToString(), headers.Nonce, DateTimeOffset.FromUnixTimeMilliseconds(headers.TimestampMs)) switch
        {
            NonceUse.Fresh => (SignatureVerdict.Valid, ""),
            NonceUse.Reused => (SignatureVerdict.Invalid, "The nonce was used before."),
            NonceUse.TooMany => (SignatureVerdict.TooMany, "Too many nonces."),
            NonceUse.Forgotten => (SignatureVerdict.Busy, "Nonces of this age are no longer known."),
            _ => (SignatureVerdict.Busy, "No room for more nonces."),
        };
    }

    private bool Verify(SignatureHeaders headers, string method, string target, string bodyHash)
    {
        try
        {
            var text = SignatureString.Of(
                agent.ToString(), method, target, headers.TimestampMs, headers.Nonce, headers.IdempotencyKey, bodyHash);
            return VerifyWithKey(headers, text);
        }
        catch (ArgumentException)
        {
            return false; // The key is no point of the curve, or a part of the request has a line break, which nobody can sign.
        }
    }

    private bool VerifyWithKey(SignatureHeaders headers, byte[] text)
    {
        var peerId = headers.PeerId.ToString();
        if (_known.Find(peerId) is not null)
        {
            return Fits(_known.Get(peerId), headers, text);
        }

        // A point of the curve is not enough: keys of small or mixed order fit what nobody signed.
        if (!Rfc8032.ValidatePublicKeyFull(headers.PeerId.PublicKey.ToArray(), 0) || !Fits(Key(headers.PeerId), headers, text))
        {
            return false;
        }

        _known.Get(peerId);
        return true;
    }

    private static bool Fits(PublicKey key, SignatureHeaders headers, byte[] text) =>
        SignatureAlgorithm.Ed25519.Verify(key, text, headers.Signature);

    private static PublicKey Key(PeerId peerId) => PublicKey.Import(SignatureAlgorithm.Ed25519, peerId.PublicKey, KeyBlobFormat.RawPublicKey);
}
