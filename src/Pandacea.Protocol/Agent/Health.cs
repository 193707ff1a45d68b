namespace Pandacea.Protocol.Agent;

/// <summary>Whether the agent can serve.</summary>
/// <param name="Status"><c>healthy</c> (200), <c>draining</c> or <c>unhealthy</c> (503).</param>
public sealed record Health(string Status)
{
    /// <summary>200: it can serve.</summary>
    public const string Healthy = "healthy";

    /// <summary>503: it shuts down.</summary>
    public const string Draining = "draining";

    /// <summary>503: its store is unusable.</summary>
    public const string Unhealthy = "unhealthy";
}
