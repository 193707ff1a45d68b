using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Samples of the independent probes.</summary>
internal sealed class ProbeLog
{
    private readonly List<ProbeSampled> _samples = [];

    public void See(JournalRecord record)
    {
        if (record is ProbeSampled sample)
        {
            _samples.Add(sample);
        }
    }

    /// <summary>Samples of a dependency that began inside a stretch of time.</summary>
    public List<ProbeSampled> Begun(string dependency, long from, long to) => _samples
        .Where(sample => sample.Dependency == dependency && Begin(sample) >= from && Begin(sample) < to)
        .ToList();

    /// <summary>The first right answer of a dependency that came after an instant and before another.</summary>
    public ProbeSampled? FirstHealthy(string dependency, long from, long before) => _samples
        .Find(sample => sample.Ok && sample.Dependency == dependency && sample.T >= from && sample.T < before);

    private static long Begin(ProbeSampled sample) => sample.T - Ns.FromMs(sample.LatencyMs);
}
