using Pandacea.Agent.Store;

namespace Pandacea.Agent.Jobs;

/// <summary>How jobs are treated.</summary>
public sealed record JobOptions
{
    /// <value>Where workers are; none; <c>COMPUTE_URL</c>, several separated by commas.</value>
    public IReadOnlyList<Uri> Workers { get; init; } = [];

    /// <value>The heartbeat limit: an attempt that is silent so long is lost; 5 s; <c>AGENT_JOB_LEASE_SEC</c>.</value>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <value>Attempts that may be begun; 10; <c>AGENT_JOB_MAX_ATTEMPTS</c>.</value>
    public int MaxAttempts { get; init; } = 10;

    /// <value>Wait after the first failed attempt, doubled for each further one, times a random 0.75 to 1.25; 200 ms.</value>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <value>No wait is longer; 30 s.</value>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <value>Jobs of one identity, queued and running; 2; <c>AGENT_JOB_QUOTA</c>.</value>
    public int Quota { get; init; } = 2;

    /// <value>Privacy budget of an identity; 10; <c>AGENT_PRIVACY_BUDGET</c>.</value>
    public double Budget { get; init; } = 10;

    /// <value>How often expired leases and due retries are looked for; 100 ms.</value>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    internal JobLimits Limits => new(Quota, PrivacyUnits.Of(Budget));
}
