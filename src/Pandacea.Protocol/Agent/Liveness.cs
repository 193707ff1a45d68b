using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>That the agent lives, and who it is.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="UptimeSeconds">Seconds since the start of the process.</param>
/// <param name="PeerId">Who the agent is: part of what callers sign.</param>
public sealed record Liveness(
    string Status,
    [property: JsonPropertyName("uptime_s")] double UptimeSeconds,
    string PeerId)
{
    /// <summary>It lives.</summary>
    public const string Ok = "ok";

    /// <summary>The lease contract that it follows; absent if it follows none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Contract { get; init; }

    /// <summary>The account to which its leases are made; absent if it follows no contract.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Earner { get; init; }
}
