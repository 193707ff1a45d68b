using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Whether a dependency is there.</summary>
/// <param name="Name">The dependency.</param>
/// <param name="Status"><c>ready</c> or <c>not_ready</c>.</param>
/// <param name="Detail">Why not.</param>
public sealed record ReadinessCheck(
    string Name,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null)
{
    /// <summary>It is.</summary>
    public const string Ready = "ready";

    /// <summary>It is not.</summary>
    public const string NotReady = "not_ready";
}
