using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Agent;

/// <summary>Answer of <see cref="AgentRoutes.Liveness"/>.</summary>
/// <param name="Status"><see cref="Ok"/>.</param>
/// <param name="UptimeSeconds">Since the start of the process.</param>
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
