using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Consent;

/// <summary>What was agreed to.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ConsentTerms
{
    /// <summary>What the data may be used for.</summary>
    public required string Purpose { get; init; }

    /// <summary>How long it may be kept.</summary>
    public required string Retention { get; init; }

    /// <summary>How the consent can be taken back.</summary>
    public required string Revocation { get; init; }

    /// <summary>Kinds of data.</summary>
    public IReadOnlyList<string>? DataTypes { get; init; }

    /// <summary>What may be done with it.</summary>
    public IReadOnlyList<string>? ProcessingMethods { get; init; }

    /// <summary>Who else may have it.</summary>
    public IReadOnlyList<string>? ThirdParties { get; init; }
}
