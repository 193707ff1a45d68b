using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Tells when the load runs calmly. Code that runs for the first time is slow; measured as a baseline, that would be
/// taken for the system's.</summary>
public sealed class Settling(SteadyStateTarget target)
{
    private const long Span = 2_000_000_000;
    private const int Enough = 120;

    // Calm is well inside the target: the baseline that is measured next must hold it.
    private const double Margin = 0.5;
    private const double Share = 0.95;

    private readonly Queue<(long T, bool Ok, double? ReadMs)> _ended = new();
    private readonly Dictionary<long, OperationInvoked> _open = [];

    /// <summary>Whether the last two seconds were calm.</summary>
    public bool Calm
    {
        get
        {
            var reads = _ended.Where(static end => end.ReadMs is not null).Select(static end => end.ReadMs!.Value).Order().ToArray();
            return _ended.Count >= Enough
                && _ended.Count(static end => end.Ok) >= target.SuccessRate * _ended.Count
                && reads.Length > 0
                && reads[(int)Math.Ceiling(reads.Length * Share) - 1] <= target.ReadP95Ms * Margin;
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
            case OperationEnded ended when _open.Remove(ended.Op, out var invoked):
                double? read = OperationNames.IsRead(invoked.Name) ? (ended.T - invoked.Due) / 1e6 : null;
                _ended.Enqueue((ended.T, ended.Outcome == OperationOutcome.Ok, read));
                break;
        }

        while (_ended.TryPeek(out var oldest) && oldest.T < record.T - Span)
        {
            _ended.Dequeue();
        }
    }
}
