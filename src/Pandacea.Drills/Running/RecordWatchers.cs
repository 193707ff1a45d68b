using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Shows records, in the order of the journal and one at a time, to those who watch the run live.</summary>
public sealed class RecordWatchers
{
    private readonly Lock _gate = new();
    private readonly List<Action<JournalRecord>> _watchers = [];

    /// <summary>Shows every later record to <paramref name="watcher"/>, which must be quick.</summary>
    public void Add(Action<JournalRecord> watcher)
    {
        lock (_gate)
        {
            _watchers.Add(watcher);
        }
    }

    /// <summary>Shows nothing more to <paramref name="watcher"/>.</summary>
    public void Remove(Action<JournalRecord> watcher)
    {
        lock (_gate)
        {
            _watchers.Remove(watcher);
        }
    }

    /// <summary>Shows one record to all.</summary>
    public void See(JournalRecord record)
    {
        lock (_gate)
        {
            foreach (var watcher in _watchers)
            {
                watcher(record);
            }
        }
    }

    /// <summary>Asks a watcher for something while no record is being shown.</summary>
    public T Ask<T>(Func<T> question)
    {
        lock (_gate)
        {
            return question();
        }
    }
}
