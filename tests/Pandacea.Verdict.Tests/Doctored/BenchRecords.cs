using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>The journal of a bench in which all went well, changed on purpose before it is judged.</summary>
internal sealed class BenchRecords
{
    public const double LatencyMs = 12;
    public const double FromMs = 1_000;
    public const double ToMs = 6_000;
    private const int PerRoute = 40;

    private static readonly string[] Names =
    [
        OperationNames.ProductList, OperationNames.ProductRead, OperationNames.ProposalCreate, OperationNames.ProposalRead,
        OperationNames.AddressBind, OperationNames.AgentHealth, OperationNames.AgentLiveness, OperationNames.AgentReadiness,
    ];

    private readonly List<JournalRecord> _records = [];

    public BenchRecords()
    {
        var plan = HealthyPlan.Create() with
        {
            Windows = [], Criteria = new Thresholds { LossAllowed = 0 }, Rates = new Dictionary<string, double> { [OperationNames.ProposalCreate] = 8 },
        };
        Add(0, new RunStarted { RunId = "r", Seed = "s", StartedAt = default, Plan = plan, Environment = new Dictionary<string, string>() });
        Add(FromMs, new PhaseStarted { Phase = Phases.SteadyState });
        for (var at = 0; at < PerRoute * Names.Length; at++)
        {
            Operate(at, Names[at % Names.Length], FromMs + (at * (ToMs - FromMs) / (PerRoute * Names.Length)));
        }

        for (var ms = FromMs; ms < ToMs; ms += 100)
        {
            Add(ms, new QueueSampled { Depth = 3, Capacity = 100 });
        }

        Add(ToMs, new PhaseStarted { Phase = Phases.Inject });
        Add(ToMs + 100, new CountersSampled { Values = new Dictionary<string, long> { [CounterNames.Scheduled] = 320, [CounterNames.Started] = 320 } });
        Add(ToMs + 200, new VerificationEnded { Of = Sources.Store });
    }

    public BenchRecords Replace<T>(Func<T, JournalRecord?> with)
        where T : JournalRecord
    {
        var changed = _records.Select(record => record is T typed ? with(typed) : record).OfType<JournalRecord>().ToList();
        _records.Clear();
        _records.AddRange(changed);
        return this;
    }

    /// <summary>Changes how so many operations of a name ended.</summary>
    public BenchRecords End(string name, int first, Func<OperationEnded, OperationEnded?> with)
    {
        var chosen = _records.OfType<OperationInvoked>().Where(invoked => invoked.Name == name).Take(first).Select(invoked => invoked.Op).ToHashSet();
        return Replace<OperationEnded>(ended => chosen.Contains(ended.Op) ? with(ended) : ended);
    }

    public BenchRecords Add(double ms, JournalRecord record)
    {
        _records.Add(record with { T = HealthyRun.Ns(ms) });
        return this;
    }

    public BenchVerdict Verdict(params JournalDamage[] damage)
    {
        var judge = new BenchJudge();
        InOrder().ForEach(judge.See);
        return judge.Conclude(damage);
    }

    /// <summary>Writes the journal as a bench would have.</summary>
    public async Task<string> WriteAsync(string folder)
    {
        var path = Path.Combine(folder, "journal.ndjson");
        await using var writer = JournalWriter.Create(path, TimeProvider.System);
        InOrder().ForEach(writer.Append);
        return path;
    }

    private List<JournalRecord> InOrder() => [.. _records.OrderBy(record => record.T)];

    private void Operate(int op, string name, double due)
    {
        var proposal = name == OperationNames.ProposalCreate ? new ProposalTerms("12D3KooWspender", "product", $"{1000 + op}") : null;
        Add(due + 1, new OperationInvoked { Op = op, Name = name, Due = HealthyRun.Ns(due), Proposal = proposal });
        Add(due + LatencyMs, new OperationEnded { Op = op, Outcome = OperationOutcome.Ok, ProposalId = proposal is null ? null : $"0xp{op}" });
        if (proposal is not null)
        {
            Add(ToMs + 150, new ProposalFound { ProposalId = $"0xp{op}", Status = "pending_approval", Terms = proposal });
        }
    }
}
