using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Holds against each other what the plan asked for, what the generator counted and which operations were recorded,
/// from the baseline until the load was to end.</summary>
internal sealed class LoadCheck(RunTimeline timeline, OperationTable operations, CounterLog counters)
{
    // Starts are moved a little by the seed, and counters are sampled every 100 ms.
    private const double Share = 0.02;
    private const double Slack = 5;

    /// <summary>Doubts a load that the three do not agree on; false if it did.</summary>
    public bool Agrees(Findings findings)
    {
        if (timeline.Start is null || timeline.CutShort is not null || timeline.Baseline is not { From: var from } || timeline.LoadEnd is not { } to)
        {
            return true;
        }

        var rates = Scheduled();
        var due = operations.All.Where(operation => operation.Due >= from && operation.Due < to).ToLookup(operation => operation.Invoked.Name);
        var agrees = true;
        foreach (var (name, rate) in rates)
        {
            var follow = timeline.Plan.Rates.GetValueOrDefault(name) - rate;
            agrees &= follow > 0 || Agree($"operations {name} were recorded", due[name].Count(), rate * Ns.ToMs(to - from) / 1_000, findings);
        }

        if (counters.Within(from, to) is { } span)
        {
            var planned = rates.Values.Sum() * Ns.ToMs(span.To.T - span.From.T) / 1_000;
            agrees &= Agree("operations were counted by the generator", CounterLog.Growth(span, CounterNames.Scheduled), planned, findings);
        }

        return agrees;
    }

    /// <summary>Rates of what the schedule starts. A round begins with a list; it proposes too, when that has succeeded.</summary>
    private Dictionary<string, double> Scheduled()
    {
        var rates = timeline.Plan.Rates.Where(rate => OperationNames.IsScheduled(rate.Key)).ToDictionary(StringComparer.Ordinal);
        if (rates.TryGetValue(OperationNames.ProductList, out var rounds))
        {
            rates[OperationNames.ProposalCreate] = Math.Max(0, rates.GetValueOrDefault(OperationNames.ProposalCreate) - rounds);
        }

        return rates;
    }

    private static bool Agree(string what, long seen, double planned, Findings findings)
    {
        var agree = Math.Abs(seen - planned) <= (planned * Share) + Slack;
        if (!agree)
        {
            findings.Doubt($"{seen} {what}, {planned:0} were planned in that time; at most {Ns.Share(Share)} and {Slack:0} may be between them.");
        }

        return agree;
    }
}
