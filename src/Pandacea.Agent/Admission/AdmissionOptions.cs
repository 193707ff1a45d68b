namespace Pandacea.Agent.Admission;

/// <summary>How much the agent takes on at once.</summary>
public sealed record AdmissionOptions
{
    /// <value>Requests inside at once, running ones included; 100 unless told.</value>
    public int QueueSize { get; init; } = 100;

    /// <value>Requests begun in a second at most, all callers together; null unless told: as many as the work allows.</value>
    public double? MostPerSecond { get; init; }

    /// <value>How long a caller is assumed to wait who does not say; 2 s unless told.</value>
    public TimeSpan DefaultPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <value>How long it is assumed to wait while there is a lasting backlog; 200 ms unless told.</value>
    public TimeSpan Hurry { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <value>A backlog that is older lasts; 100 ms unless told (CoDel's interval).</value>
    public TimeSpan Burst { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <value>The longest <c>Retry-After</c> of a full queue; 8 s unless told.</value>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(8);
}
