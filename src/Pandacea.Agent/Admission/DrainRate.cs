namespace Pandacea.Agent.Admission;

/// <summary>Completions per second while others wait, over about the last second. Not thread-safe.</summary>
internal sealed class DrainRate
{
    private double _done;
    private double _busy;
    private TimeSpan? _last;

    /// <summary>One is done; <paramref name="pressed"/> if others waited meanwhile.</summary>
    public void See(TimeSpan now, bool pressed)
    {
        if (pressed && _last is { } last)
        {
            var seconds = (now - last).TotalSeconds;
            var keep = Math.Exp(-seconds);
            (_done, _busy) = ((_done * keep) + 1, (_busy * keep) + seconds);
        }

        _last = pressed ? now : null;
    }

    /// <summary>The queue began to fill.</summary>
    public void Begin(TimeSpan now) => _last ??= now;

    /// <summary>Null if it was never seen under pressure.</summary>
    public double? PerSecond(TimeSpan now)
    {
        var silent = _last is { } last ? (now - last).TotalSeconds : 0;
        return _done == 0 ? null : _done / Math.Max(1e-6, _busy + (silent > 1 ? silent : 0));
    }
}
