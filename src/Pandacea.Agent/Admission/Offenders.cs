namespace Pandacea.Agent.Admission;

/// <summary>
/// Who is shut out. Only what a caller did itself counts: a forged signature, coming back sooner than it was told.
/// What the server could not serve never does.
/// </summary>
public sealed class Offenders(OffenceOptions options, TimeProvider time)
{
    private readonly RecentlyUsed<Record> _records = new(options.Remembered, _ => new Record());

    /// <value>Callers remembered.</value>
    public int Count => _records.Count;

    /// <summary>How <paramref name="key"/> stands, and for how much longer. Asking changes nothing.</summary>
    public (Standing Standing, TimeSpan Remaining) Of(string key)
    {
        if (_records.Find(key) is not { } record)
        {
            return (Standing.Good, default);
        }

        lock (record)
        {
            var remaining = record.Until - time.GetUtcNow();
            return remaining > TimeSpan.Zero ? (record.Standing, remaining) : (Standing.Good, default);
        }
    }

    /// <summary>Counts an offence.</summary>
    public void Offend(string key)
    {
        var record = _records.Get(key);
        lock (record)
        {
            var now = time.GetUtcNow();
            if (record.Until > now)
            {
                return;
            }

            if (now - record.WindowStart > options.Window)
            {
                (record.WindowStart, record.Offences) = (now, 0);
            }

            if (++record.Offences < options.Threshold)
            {
                return;
            }

            // Who left the grey list less than a ban ago and offends again is a repeat offender.
            var again = record.Standing != Standing.Good && now - record.Until < options.Ban;
            record.Standing = again ? Standing.Banned : Standing.Grey;
            record.Until = now + (again ? options.Ban : options.Grey);
            record.Offences = 0;
        }
    }

    private sealed class Record
    {
        public Standing Standing { get; set; }

        public DateTimeOffset Until { get; set; }

        public DateTimeOffset WindowStart { get; set; }

        public int Offences { get; set; }
    }
}
