using System.Text.Json.Serialization;

namespace Pandacea.Protocol.Compute;

/// <summary>Answer of <see cref="ComputeRoutes.Liveness"/>.</summary>
/// <param name="Status"><see cref="Ok"/>, or <see cref="Draining"/> with 503.</param>
/// <param name="UptimeSeconds">Since the start of the process.</param>
/// <param name="WorkerId">Who the worker is; another one after each start.</param>
/// <param name="Running">Jobs that it has.</param>
/// <param name="Slots">Jobs that it can have.</param>
public sealed record WorkerLiveness(
    string Status,
    [property: JsonPropertyName("uptime_s")] double UptimeSeconds,
    string WorkerId,
    int Running,
    int Slots)
{
    /// <summary>It takes jobs.</summary>
    public const string Ok = "ok";

    /// <summary>It stops, and takes none.</summary>
    public const string Draining = "draining";
}
