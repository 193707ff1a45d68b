using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>Writes the journal that a healthy system would leave behind under <see cref="HealthyPlan"/>.</summary>
internal sealed class HealthyRun(RunPlan plan)
{
    public const long ExpiresAt = 2_000_000_000;

    private const double RecoversInMs = 300;
    private const double End = HealthyPlan.InjectFrom + 20_000 + HealthyPlan.ObservationMs;
    private static readonly double[] Jitter = [0.8, 1.2, 0.9, 1.1, 1.0, 1.15, 0.85];

    private readonly List<JournalRecord> _records = [];
    private readonly List<(double Ms, int Attempts, int Refused)> _sent = [];
    private readonly List<LeaseFound> _leases = [];
    private readonly HashSet<long> _created = [];
    private long _op;

    public static long Ns(double ms) => (long)(ms * 1e6);

    public static LeaseTerms Terms(long number) => new($"0xp{number}", "0xproduct", "0xspender", "0xearner", "1000", ExpiresAt);

    public static string LeaseId(long number) => $"0xl{number}";

    public List<JournalRecord> Build()
    {
        Start();
        Faults();
        Load();
        Canaries();
        Circuits();
        Probes();
        Counters();
        Verification();
        return _records;
    }

    private static double From(PlannedWindow window) => HealthyPlan.InjectFrom + window.StartMs;

    private static double To(PlannedWindow window) => From(window) + window.ForMs;

    private void Add(double ms, JournalRecord record) => _records.Add(record with { T = Ns(ms) });

    private void Start()
    {
        Add(0.001, new RunStarted
        {
            RunId = "r1", Seed = "7F3A91", StartedAt = new DateTimeOffset(2026, 11, 23, 14, 1, 0, TimeSpan.Zero), Plan = plan,
            Environment = new Dictionary<string, string> { ["anvil"] = "1.7.1", ["pandacea"] = "0.1.0" },
        });
        Add(1, new PhaseStarted { Phase = Phases.Preflight });
        Add(2, new ClockChecked { Service = "anvil", OffsetMs = 3 });
        Add(HealthyPlan.SteadyFrom, new PhaseStarted { Phase = Phases.SteadyState });
        Add(HealthyPlan.InjectFrom - 1, new PhaseStarted { Phase = Phases.Inject });
        Add(End - HealthyPlan.ObservationMs - 1, new PhaseStarted { Phase = Phases.Restore });
        Add(End - HealthyPlan.ObservationMs + 20, new PhaseStarted { Phase = Phases.Recover });
        Add(End, new PhaseStarted { Phase = Phases.Verify });
    }

    private void Faults()
    {
        foreach (var window in plan.Windows)
        {
            Add(From(window) - 2, new FaultInjecting { Window = window.Index });
            Add(From(window), new FaultInjected { Window = window.Index });
            Add(To(window), new FaultLifting { Window = window.Index });
            Add(To(window) + 3, new FaultLifted { Window = window.Index });
        }
    }

    private void Load()
    {
        string[] names = [OperationNames.LeaseCreate, OperationNames.LeaseApprove, OperationNames.LeaseRead, OperationNames.BlockRead, OperationNames.BlockRead];
        var lease = 0L;
        for (var tick = 0; HealthyPlan.SteadyFrom + (tick * 100) < End; tick++)
        {
            lease++;
            for (var at = 0; at < names.Length; at++)
            {
                Operate(HealthyPlan.SteadyFrom + (tick * 100) + (at * 20), names[at], lease);
            }
        }
    }

    private void Operate(double due, string name, long lease)
    {
        var op = _op++;
        var write = name is OperationNames.LeaseCreate or OperationNames.LeaseApprove;
        Add(due + 1, new OperationInvoked { Op = op, Name = name, Due = Ns(due), Lease = name == OperationNames.BlockRead ? null : Terms(lease) });
        var (latency, error) = Behaviour(op, due, write, name == OperationNames.LeaseCreate || name == OperationNames.BlockRead || _created.Contains(lease));
        if (error is null && name == OperationNames.LeaseCreate)
        {
            _created.Add(lease);
            _leases.Add(new LeaseFound { LeaseId = LeaseId(lease), State = "Created", Terms = Terms(lease) });
        }
        else if (error is null && name == OperationNames.LeaseApprove)
        {
            var at = _leases.FindIndex(found => found.LeaseId == LeaseId(lease));
            _leases[at] = _leases[at] with { State = "Approved" };
        }

        Add(due + latency, new OperationEnded
        {
            Op = op, Outcome = error is null ? OperationOutcome.Ok : OperationOutcome.Failed, Error = error,
            LeaseId = error is null && write ? LeaseId(lease) : null,
        });
    }

    private (double Latency, string? Error) Behaviour(long op, double due, bool write, bool known)
    {
        var (silent, throttled, down) = (plan.Windows[HealthyPlan.Silent], plan.Windows[HealthyPlan.Throttled], plan.Windows[HealthyPlan.Down]);
        if (due >= From(silent) && due < To(silent) + RecoversInMs)
        {
            var beforeOpening = due < From(silent) + 2_200;
            Sent(op, due, attempts: beforeOpening ? 1 : 0, arrives: beforeOpening);
            return beforeOpening ? (2_000, "timeout") : (5, "circuit open");
        }

        if (due >= From(down) && due < To(down) + RecoversInMs)
        {
            var beforeOpening = due < From(down) + 300;
            Sent(op, due, attempts: 0, arrives: false, refused: beforeOpening ? 1 : 0);
            return (5, beforeOpening ? "refused" : "circuit open");
        }

        if (!known)
        {
            return (3, "no such lease");
        }

        if (due >= From(throttled) && due < To(throttled))
        {
            return Throttle(op, due, throttled, write);
        }

        Sent(op, due, attempts: 1, arrives: true);
        return (write ? 300 : 12, null);
    }

    private (double Latency, string? Error) Throttle(long op, double due, PlannedWindow window, bool write)
    {
        var hit = op % 5 < 3;
        Sent(op, due, attempts: 1, arrives: true);
        Add(due + 3, Decision(window.Index, (int)op, hit, due + 2, $"c{op}", 1, hit ? 1_000 : null));
        if (!hit)
        {
            return (write ? 300 : 12, null);
        }

        Add(due + 4, new RetryScheduled { Circuit = "evm", Call = $"c{op}", Attempt = 1, MaxRetries = 5, DelayMs = 1_000, NominalMs = 100, Cause = "429", RetryAfterMs = 1_000 });
        Sent(op, due + 1_010, attempts: 1, arrives: true, attempt: 2);
        return (write ? 1_350 : 1_030, null);
    }

    private void Sent(long op, double ms, int attempts, bool arrives, int refused = 0, int attempt = 1)
    {
        _sent.Add((ms, attempts + refused, refused));
        if (arrives)
        {
            Add(ms + 2.5, new RequestArrived { Proxy = "evm", At = Ns(ms + 2), Client = "workload", Call = $"c{op}", Attempt = attempt, Method = "eth_call" });
        }
    }

    private static FaultDecided Decision(int window, int ordinal, bool hit, double ms, string call, int attempt, int? retryAfter) => new()
    {
        Window = window, Ordinal = ordinal, Hit = hit, At = Ns(ms), Client = "workload", Call = call, Attempt = attempt, RetryAfterMs = retryAfter,
    };

    private void Canaries()
    {
        var window = plan.Windows[HealthyPlan.Canary];
        for (var canary = 0; canary < 3; canary++)
        {
            var at = From(window) + 50 + (canary * 50);
            Add(at, new OperationInvoked { Op = 1_000_000 + canary, Name = OperationNames.Canary, Due = Ns(at) });
            for (var attempt = 1; attempt <= plan.Timers.MaxRetries + 1; attempt++)
            {
                Add(at + 1, Decision(window.Index, (canary * 6) + attempt, true, at, $"canary{canary}", attempt, null));
                if (attempt <= plan.Timers.MaxRetries)
                {
                    var nominal = Math.Min(plan.Timers.BaseDelayMs * Math.Pow(2, attempt - 1), plan.Timers.MaxDelayMs);
                    var delay = nominal * Jitter[(attempt + (2 * canary)) % Jitter.Length];
                    Add(at + 2, new RetryScheduled { Circuit = "evm", Call = $"canary{canary}", Attempt = attempt, MaxRetries = 5, DelayMs = delay, NominalMs = nominal, Cause = "-32603" });
                    at += delay + 3;
                }
            }

            Add(at + 3, new OperationEnded { Op = 1_000_000 + canary, Outcome = OperationOutcome.Failed, Error = "-32603" });
        }
    }

    private void Circuits()
    {
        var silent = plan.Windows[HealthyPlan.Silent];
        Cycle(From(silent) + 2_200, To(silent) + RecoversInMs - 50);
        for (var ms = From(silent) + 3_200; ms < To(silent) + 100; ms += 1_000)
        {
            Add(ms + 1, new RequestArrived { Proxy = "evm", At = Ns(ms), Client = "workload", Probe = "circuit" });
        }

        var down = plan.Windows[HealthyPlan.Down];
        Cycle(From(down) + 300, To(down) + RecoversInMs - 50);

        void Cycle(double open, double half)
        {
            Add(open, new CircuitChanged { Circuit = "evm", To = "open", Failures = 10, ResetMs = 30_000, Reason = "threshold" });
            Add(half, new CircuitChanged { Circuit = "evm", To = "half_open", By = "probe" });
            Add(half + 20, new CircuitChanged { Circuit = "evm", To = "closed", By = "probe" });
        }
    }

    private void Probes()
    {
        var (silent, down) = (plan.Windows[HealthyPlan.Silent], plan.Windows[HealthyPlan.Down]);
        for (var ms = 300.0; ms < End; ms += 200)
        {
            var (latency, error) = ms >= From(silent) && ms < To(silent) ? (Math.Min(1_000, To(silent) - ms), "timeout")
                : ms >= From(down) && ms < To(down) ? (1.0, "refused")
                : (5.0, null);
            Add(ms + latency, new ProbeSampled { Dependency = "evm", Ok = error is null, LatencyMs = latency, Error = error });
        }
    }

    private void Counters()
    {
        for (var ms = 100.0; ms <= End; ms += 100)
        {
            var sent = _sent.Where(entry => entry.Ms < ms).ToList();
            Add(ms, new CountersSampled
            {
                Values = new Dictionary<string, long>
                {
                    [CounterNames.Scheduled] = DueBy(ms, 50),
                    [CounterNames.Started] = DueBy(ms, 50),
                    [CounterNames.Calls] = DueBy(ms, 20),
                    [CounterNames.Attempts] = sent.Sum(entry => entry.Attempts),
                    [CounterNames.Refused] = sent.Sum(entry => entry.Refused),
                },
            });
        }
    }

    /// <summary>The schedule starts the reads of blocks, one every 50 ms; with the lease operations there is one every 20 ms.</summary>
    private static long DueBy(double ms, double every) => Math.Max(0, (long)((ms - HealthyPlan.SteadyFrom) / every));

    private void Verification()
    {
        foreach (var lease in _leases)
        {
            Add(End + 500, lease);
        }

        var open = (_leases.Count * 1_000).ToString();
        Add(End + 501, new EscrowCounted { BalanceWei = open, OpenEscrowWei = open, StakesWei = "0", WithdrawableWei = "0", Leases = _leases.Count });
        Add(End + 502, new VerificationEnded { Of = Sources.Chain });
    }
}
