using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Identity;

/// <summary>Who the agent is: an Ed25519 key made at the first start and kept in its store.</summary>
public sealed class AgentIdentity
{
    private const string SecretName = "agent-ed25519";

    private AgentIdentity(byte[] seed) =>
        PeerId = PeerId.FromPublicKey(new Ed25519PrivateKeyParameters(seed).GeneratePublicKey().GetEncoded());

    /// <value>Its name; part of everything that callers sign.</value>
    public PeerId PeerId { get; }

    /// <summary>Reads the identity, or makes it.</summary>
    public static async Task<AgentIdentity> OpenAsync(IIdentityStore store, CancellationToken cancellationToken)
    {
        var seed = await store.SecretAsync(
            SecretName, () => RandomNumberGenerator.GetBytes(Ed25519PrivateKeyParameters.KeySize), cancellationToken).ConfigureAwait(false);
        return new(seed);
    }
}
