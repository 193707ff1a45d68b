namespace Pandacea.Agent.Admission;

/// <summary>How long work of one kind takes when it need not wait: the least seen in the last ten to twenty seconds.</summary>
internal sealed class ServiceBaseline
{
    private static readonly TimeSpan Epoch = TimeSpan.FromSeconds(10);

    private TimeSpan _current = TimeSpan.MaxValue;
    private TimeSpan _previous = TimeSpan.MaxValue;
    private TimeSpan _since;

    public TimeSpan? Least => _current < _previous ? _current : _previous == TimeSpan.MaxValue ? null : _previous;

    public void See(TimeSpan taken, TimeSpan now)
    {
        if (now - _since > Epoch)
        {
            (_previous, _current, _since) = (_current, TimeSpan.MaxValue, now);
        }

        _current = taken < _current ? taken : _current;
    }

    /// <summary>The work itself has become slower.</summary>
    public void Replace(TimeSpan taken) => (_previous, _current) = (TimeSpan.MaxValue, taken);
}
