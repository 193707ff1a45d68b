namespace Pandacea.Agent.Store;

/// <summary>A consent manifest as the store holds it.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="SubjectId">Who agreed.</param>
/// <param name="ProductId">About which data.</param>
/// <param name="Manifest">The manifest, as it was handed in.</param>
/// <param name="Active">Whether the manifest itself says that it is in force.</param>
/// <param name="ExpiresAt">Until when; null: without end.</param>
/// <param name="StoredAt">Since when the agent has it.</param>
/// <param name="RevokedAt">When it was taken back.</param>
public sealed record StoredConsent(
    string Hash,
    string SubjectId,
    string ProductId,
    string Manifest,
    bool Active,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset StoredAt,
    DateTimeOffset? RevokedAt = null);
