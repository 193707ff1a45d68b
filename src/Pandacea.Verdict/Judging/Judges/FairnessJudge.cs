using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Is the well-behaved load served during a surge as if there were none?</summary>
internal sealed class FairnessJudge : IJudge
{
    private readonly SurgeLog _surges = new();

    public string Criterion => CriterionNames.Fairness;

    public void See(JournalRecord record) => _surges.See(record);

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        if (_surges.Doubt(findings))
        {
            return findings.Conclude(string.Empty);
        }

        var asked = _surges.Asked.FairnessAtLeast ?? 0;
        var worst = 1.0;
        foreach (var (window, crowd) in _surges.Counted)
        {
            var load = _surges.Load(window);
            var needed = SampleSizes.ForSuccessRate(asked);
            if (load.Count < needed)
            {
                findings.Doubt($"Only {load.Count} operations were due in {window.Name}; {needed} are needed.");
                continue;
            }

            var rate = load.Count(static operation => operation.Ok) / (double)load.Count;
            worst = Math.Min(worst, rate);
            findings.Note($"{window.Name}: {Ns.Share(rate)} of {load.Count} operations succeeded, while {crowd.Refused} of {crowd.Offered} of the crowd were refused.");
            if (rate < asked)
            {
                findings.Fail($"Only {Ns.Share(rate)} of the {load.Count} operations of the load succeeded in {window.Name}, at least {Ns.Share(asked)} asked.");
            }

            if (crowd.Refused == 0)
            {
                findings.Doubt($"Nobody was refused in {window.Name}: there was no overload.");
            }
        }

        findings.Figure("worstRate", worst);
        return findings.Conclude($"{Ns.Share(worst)} of the well-behaved load succeeded during the surge");
    }
}
