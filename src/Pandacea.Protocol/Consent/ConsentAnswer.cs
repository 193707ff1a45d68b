namespace Pandacea.Protocol.Consent;

/// <summary>A consent as the agent knows it.</summary>
/// <param name="Hash">Hash of the manifest.</param>
/// <param name="SubjectId">Who agreed.</param>
/// <param name="DataProductId">About which data.</param>
/// <param name="Status">One of <see cref="ConsentStatuses"/>.</param>
/// <param name="StoredAt">Since when the agent has it.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="RevokedAt">When it was taken back.</param>
public sealed record ConsentAnswer(
    string Hash, string SubjectId, string DataProductId, string Status, DateTimeOffset StoredAt, DateTimeOffset? ExpiresAt = null, DateTimeOffset? RevokedAt = null);
