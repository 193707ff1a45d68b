namespace Pandacea.Agent.Admission;

/// <summary>At most so many begin in a second (generic cell rate algorithm). Not thread-safe.</summary>
/// <param name="perSecond">How many; null: as many as want to.</param>
internal sealed class Pace(double? perSecond)
{
    // What was not begun a moment ago may still be begun now.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    private TimeSpan _next;

    /// <summary>Until the next may begin; not above zero: now.</summary>
    public TimeSpan Wait(TimeSpan now) => _next - Slack - now;

    /// <summary>One begins.</summary>
    public void Take(TimeSpan now)
    {
        if (perSecond is { } rate)
        {
            _next = (_next > now ? _next : now) + TimeSpan.FromSeconds(1 / rate);
        }
    }
}
