namespace Pandacea.Verdict.Judging;

/// <summary>Collects what a judge finds. One failure makes it failed, else one doubt makes it inconclusive.</summary>
internal sealed class Findings(string criterion)
{
    private const int MaxLines = 40;

    private readonly List<string> _failures = [];
    private readonly List<string> _doubts = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);

    public bool Failed => _failures.Count > 0;

    public bool Doubtful => _doubts.Count > 0;

    public void Fail(string what) => _failures.Add(what);

    public void Doubt(string what) => _doubts.Add(what);

    public void Note(string what) => _notes.Add(what);

    /// <summary>Notes a number that was measured; what is none was not.</summary>
    public void Figure(string name, double value)
    {
        if (double.IsFinite(value))
        {
            _figures[name] = value;
        }
    }

    /// <summary>The result; <paramref name="passed"/> is the summary of a pass.</summary>
    public CriterionResult Conclude(string passed)
    {
        var (status, summary) =
            _failures.Count > 0 ? (CriterionStatus.Failed, Headline(_failures))
            : _doubts.Count > 0 ? (CriterionStatus.Inconclusive, Headline(_doubts))
            : (CriterionStatus.Passed, passed);
        var evidence = Shortened(_failures).Concat(Shortened(_doubts)).Concat(Shortened(_notes)).ToList();
        return new CriterionResult(criterion, status, summary, evidence, _figures);
    }

    private static string Headline(List<string> lines) =>
        lines.Count == 1 ? lines[0] : $"{lines[0]} (and {lines.Count - 1} more)";

    private static IEnumerable<string> Shortened(List<string> lines) =>
        lines.Count <= MaxLines ? lines : lines.Take(MaxLines).Append($"... and {lines.Count - MaxLines} more like these");
}
