using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Is who comes again when <c>Retry-After</c> says let in, now that the surge is over?</summary>
internal sealed class ReturnsJudge : IJudge
{
    private readonly SurgeLog _surges = new();

    public string Criterion => CriterionNames.Returns;

    public void See(JournalRecord record) => _surges.See(record);

    public CriterionResult Conclude()
    {
        var findings = new Findings(Criterion);
        if (_surges.Doubt(findings))
        {
            return findings.Conclude(string.Empty);
        }

        var asked = _surges.Asked.ReturnsAtLeast ?? 0;
        var (returned, admitted) = (0, 0);
        foreach (var (window, crowd) in _surges.Counted)
        {
            (returned, admitted) = (returned + crowd.Returned, admitted + crowd.Admitted);
            findings.Note($"{window.Name}: {crowd.Admitted} of {crowd.Returned} who came again as told were let in.");
        }

        var needed = (int)Math.Ceiling(Math.Round(1 / (1 - Math.Min(asked, 0.999)), 6));
        if (returned < needed)
        {
            findings.Doubt($"Only {returned} came again as told; {needed} are needed.");
            return findings.Conclude(string.Empty);
        }

        var rate = admitted / (double)returned;
        findings.Figure("rate", rate);
        if (rate < asked)
        {
            findings.Fail($"Only {Ns.Share(rate)} of the {returned} who came again as told were let in, at least {Ns.Share(asked)} asked.");
        }

        return findings.Conclude($"{admitted} of {returned} who came again as told were let in");
    }
}
