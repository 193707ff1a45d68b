using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>How late the machine itself was, measured on what has nothing to do with the client: starts of operations against their
/// schedule, and answers to the independent probe. A retry is allowed as much.</summary>
internal sealed class MachineLateness
{
    private readonly List<(long From, long To)> _late = [];

    public void See(JournalRecord record)
    {
        switch (record)
        {
            case OperationInvoked invoked:
                _late.Add((invoked.Due, invoked.T));
                break;
            case ProbeSampled { Ok: true } sample:
                _late.Add((sample.T - Ns.FromMs(sample.LatencyMs), sample.T));
                break;
        }
    }

    /// <summary>The worst delay that reached into a stretch of time, ms.</summary>
    public double WorstMs(long from, long to) =>
        _late.Where(late => late.From <= to && late.To >= from).Select(late => Ns.ToMs(late.To - late.From)).DefaultIfEmpty(0).Max();
}
