namespace Pandacea.Protocol.Agent;

/// <summary>Answer of <see cref="AgentRoutes.Health"/>.</summary>
/// <param name="Status">One of the constants.</param>
public sealed record Health(string Status)
{
    /// <summary>200: it can serve.</summary>
    public const string Healthy = "healthy";

    /// <summary>503: it shuts down.</summary>
    public const string Draining = "draining";

    /// <summary>503: its store is unusable.</summary>
    public const string Unhealthy = "unhealthy";
}
