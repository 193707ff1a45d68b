namespace Pandacea.Agent.Admission;

/// <summary>
/// When those who are refused may come again: each gets a turn of its own, or all would come back at once.
/// Not thread-safe.
/// </summary>
internal sealed class RetryPromises(TimeSpan longest)
{
    // The other half of the capacity is for those who come for the first time.
    private const double Share = 0.5;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private TimeSpan _promised;

    /// <summary>In whole seconds, as the header has no finer ones.</summary>
    /// <param name="now">Now.</param>
    /// <param name="inside">How many are inside.</param>
    /// <param name="perSecond">How many leave in a second; null: not known yet.</param>
    public TimeSpan Next(TimeSpan now, int inside, double? perSecond)
    {
        if (perSecond is not { } rate)
        {
            return Shortest;
        }

        var latest = now + longest;
        var drained = now + TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, inside / rate));
        _promised = (_promised > drained ? _promised : drained) + TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, 1 / (Share * rate)));
        _promised = _promised < latest ? _promised : latest;
        return TimeSpan.FromSeconds(Math.Max(Shortest.TotalSeconds, Math.Ceiling((_promised - now).TotalSeconds)));
    }
}
