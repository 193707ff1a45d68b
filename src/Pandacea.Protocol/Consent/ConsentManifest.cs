using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Consent;

/// <summary>What a data subject agreed to; <c>docs/schemas/consent-manifest.schema.json</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ConsentManifest
{
    /// <summary>Who agreed.</summary>
    public required string SubjectId { get; init; }

    /// <summary>About which data.</summary>
    public required string DataProductId { get; init; }

    /// <summary>To what.</summary>
    public required ConsentTerms Terms { get; init; }

    /// <summary>SHA-256 in hex over the canonical JSON without this member.</summary>
    public required string Hash { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Until when; null: without end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary><c>active</c>, <c>revoked</c> or <c>expired</c>; null: active.</summary>
    public string? Status { get; init; }

    /// <summary>Which edition of the manifest.</summary>
    public string? Version { get; init; }

    /// <summary>An object of whatever else belongs to it.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whether computing is allowed at an instant.</summary>
    public bool IsActive(DateTimeOffset now) => Status is null or ConsentStatuses.Active && (ExpiresAt is not { } end || now < end);
}
