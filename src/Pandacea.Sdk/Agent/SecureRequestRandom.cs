using System.Security.Cryptography;
using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>From the cryptographic generator.</summary>
internal sealed class SecureRequestRandom : IRequestRandom
{
    public string Nonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SignatureString.MinNonceBytes));

    public string IdempotencyKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
