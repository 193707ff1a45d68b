using System.Text;
using Pandacea.Agent.Store;
using Pandacea.Hosting;
using Pandacea.Protocol.Consent;

namespace Pandacea.Agent.Consent;

/// <summary>Keeps consent manifests. Only whoever runs the agent hands them in or takes them back.</summary>
internal sealed class ConsentService(IAgentStore store, JsonEventLog log, TimeProvider time)
{
    /// <returns>The manifest, or what is wrong with it.</returns>
    public async Task<ConsentReading> AddAsync(byte[] manifest, CancellationToken cancellationToken)
    {
        var reading = ConsentReader.Read(manifest);
        if (reading.Manifest is not { } read)
        {
            return reading;
        }

        var stored = new StoredConsent(
            read.Hash,
            read.SubjectId,
            read.DataProductId,
            Encoding.UTF8.GetString(manifest),
            read.Status is null or ConsentStatuses.Active,
            read.ExpiresAt,
            time.GetUtcNow());
        await store.Consents.AddAsync(stored, cancellationToken).ConfigureAwait(false);
        Tell("consent_stored", read.Hash, read.DataProductId);
        return reading;
    }

    /// <returns>Null: there is none with this hash.</returns>
    public async Task<StoredConsent?> RevokeAsync(string hash, CancellationToken cancellationToken)
    {
        var revoked = await store.Consents.RevokeAsync(hash, cancellationToken).ConfigureAwait(false);
        if (revoked is not null)
        {
            Tell("consent_revoked", revoked.Hash, revoked.ProductId);
        }

        return revoked;
    }

    public Task<StoredConsent?> FindAsync(string hash, CancellationToken cancellationToken) => store.Consents.FindAsync(hash, cancellationToken);

    public Task<IReadOnlyList<StoredConsent>> AllAsync(CancellationToken cancellationToken) => store.Consents.AllAsync(cancellationToken);

    public ConsentAnswer Answer(StoredConsent consent) => new(
        consent.Hash, consent.SubjectId, consent.ProductId, Status(consent), consent.StoredAt, consent.ExpiresAt, consent.RevokedAt);

    private string Status(StoredConsent consent) =>
        consent.RevokedAt is not null || !consent.Active ? ConsentStatuses.Revoked
        : consent.ExpiresAt <= time.GetUtcNow() ? ConsentStatuses.Expired
        : ConsentStatuses.Active;

    private void Tell(string name, string hash, string product) => log.Write(EventLevel.Info, name, [new("hash", hash), new("product_id", product)]);
}
