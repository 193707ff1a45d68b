namespace Pandacea.Agent.Store;

/// <summary>Consent manifests. The latest of each subject counts for a product.</summary>
public interface IConsentStore
{
    /// <summary>Keeps a manifest; one that is there already stays as it is.</summary>
    Task AddAsync(StoredConsent consent, CancellationToken cancellationToken);

    /// <summary>Takes a consent back for good.</summary>
    /// <returns>Null: there is none with this hash.</returns>
    Task<StoredConsent?> RevokeAsync(string hash, CancellationToken cancellationToken);

    /// <summary>The consent; null if there is none.</summary>
    Task<StoredConsent?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>All of them, oldest first.</summary>
    Task<IReadOnlyList<StoredConsent>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Hashes of what every subject of the product consented to, joined by commas.</summary>
    /// <returns>Null: nobody has consented, or somebody no longer does.</returns>
    Task<string?> InForceAsync(string productId, CancellationToken cancellationToken);
}
