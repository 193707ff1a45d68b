using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Does a server that is offered many times what it can serve go on serving as much as it can? Only answers in time count.</summary>
internal sealed class GoodputJudge : IJudge
{
    private readonly SurgeLog _surges = new();

    public string Criterion => CriterionNames.Goodput;

    public void See(JournalRecord record) => _surges.See(record);

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        if (_surges.Doubt(findings))
        {
            return findings.Conclude(string.Empty);
        }

        var worst = double.PositiveInfinity;
        foreach (var (window, crowd) in _surges.Counted)
        {
            var seconds = Ns.ToMs(window.Lifting!.Value - window.Injected!.Value) / 1000;
            var load = _surges.Load(window).Count(static operation => operation.Ok);
            var part = (crowd.Good + load) / (seconds * FaultTypes.Capacity(window.Plan) ?? double.NaN);
            worst = Math.Min(worst, part);
            findings.Note($"{window.Name}: {crowd.Good} of {crowd.Offered} of the crowd and {load} of the load were answered in time in {seconds:0.0} s, {Ns.Share(part)} of the capacity; {crowd.Refused} refused, {crowd.Failed} neither.");
            if (!(part >= _surges.Asked.GoodputAtLeast))
            {
                findings.Fail($"Only {Ns.Share(part)} of the capacity were answered in time in {window.Name}, at least {Ns.Share(_surges.Asked.GoodputAtLeast ?? 0)} asked.");
            }
        }

        findings.Figure("worstShare", worst);
        return findings.Conclude($"{Ns.Share(worst)} of the capacity were answered in time during the surge");
    }
}
