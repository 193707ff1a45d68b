using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>One call that a match rule failed on every attempt, as the proxy saw it.</summary>
/// <param name="Id">Id of the call.</param>
/// <param name="Arrivals">Instants by attempt, from 1.</param>
/// <param name="Hits">Attempts that met the fault.</param>
internal sealed record CanaryCall(string Id, SortedDictionary<int, long> Arrivals, IReadOnlyList<FaultDecided> Hits)
{
    public long First => Arrivals.Values.Min();

    public double ElapsedMs => Ns.ToMs(Arrivals.Values.Max() - First);

    /// <summary>Whether the last attempt met the fault too; otherwise it may have ended the call.</summary>
    public bool WasHitToTheEnd => Hits.Any(hit => hit.Attempt == Arrivals.Keys.Max());

    /// <summary>Whether observation ended before the next attempt had to come.</summary>
    public bool WasCutOff(RunTimeline timeline)
    {
        var made = Arrivals.Keys.Max();
        var next = Arrivals[made] + Ns.FromMs(BackoffCheck.LatestMs(timeline.Plan.Timers, made - 1));
        return made <= timeline.Plan.Timers.MaxRetries && next > timeline.ObservationEnd;
    }

    public bool AskedToWait(int attempt) => Hits.Any(hit => hit.Attempt == attempt && hit.RetryAfterMs is not null);
}
