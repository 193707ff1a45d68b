namespace Pandacea.Agent.Identity;

/// <summary>Nonces in two generations, so that forgetting costs nothing; over restarts too. Not thread-safe.</summary>
internal sealed class NonceGenerations : IDisposable
{
    private readonly TimeSpan _length;
    private HashSet<UInt128> _current;
    private HashSet<UInt128> _previous;
    private NonceFile _file;
    private NonceFile _other;

    /// <param name="path">Of its files, without their numbers.</param>
    /// <param name="length">How long a generation lasts at most.</param>
    /// <param name="now">Now.</param>
    public NonceGenerations(string path, TimeSpan length, DateTimeOffset now)
    {
        (_length, _file, _other) = (length, new(path + ".0"), new(path + ".1"));
        if (_file.Began < _other.Began)
        {
            (_file, _other) = (_other, _file);
        }

        (_current, _previous) = (_file.Read(), now - _other.Began < 2 * length ? _other.Read() : []);
    }

    /// <value>Nonces held.</value>
    public int Count => _current.Count + _previous.Count;

    /// <value>Nonces of the current generation.</value>
    public int InCurrent => _current.Count;

    /// <value>When the current generation began.</value>
    public DateTimeOffset Began => _file.Began;

    /// <value>What was used before this instant is forgotten.</value>
    public DateTimeOffset ForgottenBefore => _other.Began;

    public bool Contains(UInt128 hash) => _previous.Contains(hash) || _current.Contains(hash);

    public void Add(UInt128 hash)
    {
        _file.Add(hash);
        _current.Add(hash);
    }

    /// <summary>Begins a generation if the last one has lasted long enough.</summary>
    /// <returns>Whether it did.</returns>
    public bool TurnIfOver(DateTimeOffset now)
    {
        if (now - _file.Began < _length)
        {
            return false;
        }

        Turn(now);
        return true;
    }

    /// <summary>Begins a generation; the one before the last is forgotten.</summary>
    public void Turn(DateTimeOffset now)
    {
        // First, for it may fail: what is still good must neither be forgotten nor be next to be cleared.
        _other.Clear(now);
        _previous = now - _file.Began < 2 * _length ? _current : [];
        _current = [];
        (_file, _other) = (_other, _file);
    }

    public void Dispose()
    {
        _file.Dispose();
        _other.Dispose();
    }
}
