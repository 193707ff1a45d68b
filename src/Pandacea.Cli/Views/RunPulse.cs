using Pandacea.Verdict.Journal;

namespace Pandacea.Cli.Views;

/// <summary>How the load is doing: what ended in the last two seconds.</summary>
internal sealed class RunPulse
{
    private const long Span = 2_000_000_000;
    private readonly Queue<(long T, bool Ok, bool Read, double LatencyMs)> _ended = new();
    private readonly Dictionary<long, OperationInvoked> _open = [];

    /// <summary>State of the circuit as last reported.</summary>
    public string Circuit { get; private set; } = "closed";

    /// <summary>Operations begun and not ended.</summary>
    public int Pending => _open.Count;

    /// <summary>Operations that ended in each second.</summary>
    public double PerSecond => _ended.Count * 1e9 / Span;

    /// <summary>Share of them that ended ok, 0..1; 1 where there were none.</summary>
    public double Ok => _ended.Count == 0 ? 1 : (double)_ended.Count(static end => end.Ok) / _ended.Count;

    /// <summary>95th percentile of the latency of reads that ended ok, ms; null where there were none.</summary>
    public double? ReadP95Ms
    {
        get
        {
            var reads = _ended.Where(static end => end is { Read: true, Ok: true }).Select(static end => end.LatencyMs).Order().ToArray();
            return reads.Length == 0 ? null : reads[(int)Math.Ceiling(reads.Length * 0.95) - 1];
        }
    }

    /// <summary>Takes note of a record.</summary>
    public void See(JournalRecord record)
    {
        switch (record)
        {
            case OperationInvoked invoked:
                _open[invoked.Op] = invoked;
                break;
            case OperationEnded ended when _open.Remove(ended.Op, out var invoked) && invoked.Name != OperationNames.Canary:
                _ended.Enqueue((ended.T, ended.Outcome == OperationOutcome.Ok, OperationNames.IsRead(invoked.Name), (ended.T - invoked.Due) / 1e6));
                break;
            case CircuitChanged changed:
                Circuit = changed.To;
                break;
        }

        while (_ended.TryPeek(out var oldest) && oldest.T < record.T - Span)
        {
            _ended.Dequeue();
        }
    }
}
