using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Judges a bench of the agent: a run without faults. One pass over its journal. Not thread safe.</summary>
public sealed class BenchJudge
{
    /// <summary>Below this the 95th percentile of every route must stay.</summary>
    public const double TargetP95Ms = 200;

    /// <summary>Below this share of its places the queue must stay.</summary>
    public const double TargetQueueUtilization = 0.5;

    private const int FewestSamples = 20;

    private static readonly (string Operation, string Route)[] Routes =
    [
        (OperationNames.ProductList, "GET " + AgentRoutes.Products),
        (OperationNames.ProductRead, "GET " + AgentRoutes.Products + "/{productId}"),
        (OperationNames.ProposalCreate, "POST " + AgentRoutes.Leases),
        (OperationNames.ProposalRead, "GET " + AgentRoutes.Leases + "/{leaseProposalId}"),
        (OperationNames.AddressBind, "POST " + AgentRoutes.Challenge + ", then /verify"),
        (OperationNames.AgentHealth, "GET " + AgentRoutes.Health),
        (OperationNames.AgentLiveness, "GET " + AgentRoutes.Liveness),
        (OperationNames.AgentReadiness, "GET " + AgentRoutes.Readiness),
    ];

    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();
    private readonly List<QueueSampled> _queue = [];
    private readonly SoundnessJudge _soundness = new();
    private readonly LossJudge _loss = new();

    /// <summary>Judges a journal on disk.</summary>
    /// <exception cref="JournalException">The file cannot be read.</exception>
    public static BenchVerdict Judge(string journal)
    {
        var judge = new BenchJudge();
        return judge.Conclude(JournalReader.Read(journal, judge.See).Damage);
    }

    /// <summary>Takes note of the next record.</summary>
    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
        _soundness.See(record);
        _loss.See(record);
        if (record is QueueSampled sample)
        {
            _queue.Add(sample);
        }
    }

    /// <summary>The verdict from what was seen.</summary>
    /// <param name="damage">What is wrong with the journal.</param>
    public BenchVerdict Conclude(IReadOnlyList<JournalDamage> damage)
    {
        _soundness.Suffered(damage);
        List<string> doubts = [.. _soundness.Conclude().Evidence];
        var (from, to) = _timeline.Baseline ?? (0, 0);
        var routes = Figures(from, to);
        var samples = _queue.FindAll(sample => sample.T >= from && sample.T < to);
        double? utilization = samples.Count == 0 ? null : samples.Max(sample => (double)sample.Depth / sample.Capacity);
        _loss.Conclude();
        var missed = Missed(routes, utilization).ToList();
        doubts.AddRange(Doubts(routes, samples.Count));
        var status = StatusOf(missed, doubts);
        return new BenchVerdict
        {
            Status = status,
            ExitCode = VerdictRules.ExitCodeOf(status, [], _timeline.Interrupted is not null),
            Seconds = Ns.ToMs(to - from) / 1000,
            Load = _timeline.Start?.Plan.Rates ?? new Dictionary<string, double>(),
            TargetP95Ms = TargetP95Ms,
            Routes = routes,
            QueueUtilization = utilization,
            TargetQueueUtilization = TargetQueueUtilization,
            QueueSamples = samples.Count,
            Lost = _loss.Lost,
            Missed = missed,
            Doubts = doubts,
        };
    }

    /// <summary>A loss is one however slow the runner was; a time that a slow runner took is no failure of the agent.</summary>
    private CriterionStatus StatusOf(List<string> missed, List<string> doubts) =>
        _loss.Lost > 0 || (missed.Count > 0 && _soundness.Doubt == Unreliability.None) ? CriterionStatus.Failed
        : missed.Count + doubts.Count > 0 ? CriterionStatus.Inconclusive
        : CriterionStatus.Passed;

    private List<RouteFigure> Figures(long from, long to)
    {
        var due = _operations.Load().Where(operation => operation.Due >= from && operation.Due < to).ToLookup(operation => operation.Invoked.Name);
        return [.. Routes.Select(route => RouteFigure.Of(route.Route, [.. due[route.Operation]]))];
    }

    private IEnumerable<string> Missed(List<RouteFigure> routes, double? utilization)
    {
        foreach (var route in routes.Where(route => route.Failed > 0))
        {
            yield return $"{route.Route}: {route.Failed} requests without success.";
        }

        foreach (var route in routes.Where(route => route.P95Ms >= TargetP95Ms))
        {
            yield return $"{route.Route}: p95 {Ns.Ms(route.P95Ms!.Value)}, asked for below {Ns.Ms(TargetP95Ms)}.";
        }

        if (utilization >= TargetQueueUtilization)
        {
            yield return $"The queue was {Ns.Share(utilization.Value)} full, asked for below {Ns.Share(TargetQueueUtilization)}.";
        }

        if (_loss.Lost > 0)
        {
            yield return $"{_loss.Lost} acknowledged writes lost, doubled or altered.";
        }
    }

    private IEnumerable<string> Doubts(List<RouteFigure> routes, int queueSamples)
    {
        foreach (var route in routes.Where(route => route.Requests < FewestSamples))
        {
            yield return $"{route.Route}: only {route.Requests} requests; {FewestSamples} are needed for a 95th percentile.";
        }

        if (queueSamples < FewestSamples)
        {
            yield return $"The queue was seen {queueSamples} times only; {FewestSamples} are needed.";
        }

        if (_loss.Lost is null)
        {
            yield return "Chain and store could not be read to their ends: nobody knows whether something was lost.";
        }
    }
}
