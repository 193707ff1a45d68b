namespace Pandacea.Protocol.Consent;

/// <summary>Values of <see cref="ConsentManifest.Status"/>.</summary>
public static class ConsentStatuses
{
    /// <summary>It holds, until it expires.</summary>
    public const string Active = "active";

    /// <summary>It was taken back.</summary>
    public const string Revoked = "revoked";

    /// <summary>Its time is over.</summary>
    public const string Expired = "expired";
}
