using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Holds canary calls against the configured backoff: nominal x [0.75, 1.25), nominal = min(base x 2^k, max).</summary>
internal sealed class BackoffCheck(RunPlan plan, IReadOnlyDictionary<(string Call, int Attempt), RetryScheduled> events, MachineLateness machine, Findings findings)
{
    private const double Shortest = 0.75;
    private const double Longest = 1.25;

    /// <summary>Arrivals are a request later than sends; the first of two may be later by this much more.</summary>
    private const double EarlyMs = 20;
    private const double LateMs = 60;
    private const double LateShare = 0.1;

    /// <summary>The answer to the attempt before, the end of the delay, the next request: a late machine may be late with each.</summary>
    private const int StepsOfRetry = 3;

    /// <summary>Below this, noise of the machine could pass for jitter.</summary>
    private const double JitterSeenFromMs = 400;
    private const double LeastSpread = 0.15;
    private const int JitterSamples = 8;

    private readonly List<double> _gaps = [];
    private readonly List<double> _ratios = [];

    /// <summary>Shortest and longest gap, for people.</summary>
    public string Range => _gaps.Count == 0 ? "no gaps" : $"{Ns.Ms(_gaps.Min())}-{Ns.Ms(_gaps.Max())}";

    /// <summary>The latest instant after attempt <paramref name="retry"/> + 1 at which the next one may arrive, ms.</summary>
    public static double LatestMs(DrilledTimers timers, int retry) => (Longest * NominalMs(timers, retry)) + SlackMs(timers, retry);

    /// <summary>What all retries of a call take even with the shortest jitter, ms.</summary>
    public static double ShortestSumMs(DrilledTimers timers) =>
        Enumerable.Range(0, timers.MaxRetries).Sum(retry => Shortest * NominalMs(timers, retry));

    public void Judge(CanaryCall canary)
    {
        var expected = plan.Timers.MaxRetries + 1;
        var missing = Enumerable.Range(1, expected).Where(attempt => !canary.Arrivals.ContainsKey(attempt)).ToList();
        if (missing.Count > 0)
        {
            findings.Fail($"Canary call {canary.Id} made {canary.Arrivals.Count} of {expected} attempts (missing {string.Join(", ", missing)}).");
            return;
        }

        if (canary.Arrivals.Count > expected)
        {
            findings.Fail($"Canary call {canary.Id} made {canary.Arrivals.Count} attempts, at most {expected} are configured.");
        }

        for (var retry = 0; retry < plan.Timers.MaxRetries; retry++)
        {
            JudgeGap(canary, retry);
        }

        var least = plan.Criteria.BackoffAtLeastMs ?? 0;
        if (canary.ElapsedMs < least)
        {
            findings.Fail($"Canary call {canary.Id} spent {Ns.Ms(canary.ElapsedMs)} on its attempts, at least {Ns.Ms(least)} asked.");
        }

        findings.Note($"Canary call {canary.Id} at {Ns.At(canary.First)}: {expected} attempts in {Ns.Ms(canary.ElapsedMs)}.");
    }

    public void JudgeJitter()
    {
        findings.Figure("jitterSamples", _ratios.Count);
        if (_gaps.Count > 0)
        {
            findings.Figure("shortestGapMs", _gaps.Min());
            findings.Figure("longestGapMs", _gaps.Max());
        }

        if (_ratios.Count < JitterSamples)
        {
            findings.Doubt($"Only {_ratios.Count} gaps of {Ns.Ms(JitterSeenFromMs)} and more; {JitterSamples} are needed to see jitter.");
            return;
        }

        var spread = _ratios.Max() - _ratios.Min();
        findings.Figure("jitterSpread", spread);
        if (spread < LeastSpread)
        {
            findings.Fail($"No jitter: {_ratios.Count} gaps lie within {Ns.Share(spread)} of their nominal delay, at least {Ns.Share(LeastSpread)} is expected.");
        }
    }

    private static double NominalMs(DrilledTimers timers, int retry) => Math.Min(timers.BaseDelayMs * Math.Pow(2, retry), timers.MaxDelayMs);

    private static double SlackMs(DrilledTimers timers, int retry) => Math.Max(LateMs, LateShare * NominalMs(timers, retry));

    private void JudgeGap(CanaryCall canary, int retry)
    {
        var (before, after) = (canary.Arrivals[retry + 1], canary.Arrivals[retry + 2]);
        var gap = Ns.ToMs(after - before);
        var nominal = NominalMs(plan.Timers, retry);
        var machineLate = StepsOfRetry * machine.WorstMs(before, after);
        if (!canary.AskedToWait(retry + 1))
        {
            _gaps.Add(gap);
            var (least, most) = ((Shortest * nominal) - EarlyMs, LatestMs(plan.Timers, retry) + machineLate);
            if (gap < least || gap > most)
            {
                findings.Fail($"Canary call {canary.Id}: retry {retry + 1} arrived {Ns.Ms(gap)} after the attempt before it, expected {Ns.Ms(least)} to {Ns.Ms(most)}.");
            }

            if (nominal >= JitterSeenFromMs)
            {
                _ratios.Add(gap / nominal);
            }
        }

        JudgeEvent(canary, retry, gap, machineLate);
    }

    private void JudgeEvent(CanaryCall canary, int retry, double gap, double machineLate)
    {
        if (!events.TryGetValue((canary.Id, retry + 1), out var said))
        {
            findings.Fail($"Canary call {canary.Id}: no retry_attempt event for retry {retry + 1}.");
        }
        else if (gap < said.DelayMs - EarlyMs || gap > said.DelayMs + SlackMs(plan.Timers, retry) + machineLate)
        {
            findings.Fail($"Canary call {canary.Id}: retry {retry + 1} was announced with a delay of {Ns.Ms(said.DelayMs)} and arrived after {Ns.Ms(gap)}.");
        }
    }
}
