using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>The surges of a run: when they were, what became of their requests and of the load meanwhile.</summary>
internal sealed class SurgeLog
{
    private readonly RunTimeline _timeline = new();
    private readonly OperationTable _operations = new();
    private readonly Dictionary<int, CrowdCounted> _crowds = [];

    public Thresholds Asked => _timeline.Plan.Criteria;

    /// <summary>Windows with a surge that began and ended, each with its count.</summary>
    public IEnumerable<(WindowTimes Window, CrowdCounted Crowd)> Counted => Surges
        .Where(window => window is { Injected: not null, Lifting: not null } && _crowds.ContainsKey(window.Plan.Index))
        .Select(window => (window, _crowds[window.Plan.Index]));

    private IEnumerable<WindowTimes> Surges => _timeline.Windows.Where(static window => FaultTypes.IsSurge(window.Plan));

    public void See(JournalRecord record)
    {
        _timeline.See(record);
        _operations.See(record);
        if (record is CrowdCounted crowd)
        {
            _crowds.TryAdd(crowd.Window, crowd);
        }
    }

    /// <summary>The load that was due while a surge lasted.</summary>
    public List<Operation> Load(WindowTimes surge) => _operations.Load().FindAll(operation => surge.Covers(operation.Due));

    /// <summary>Doubts where a surge was not sent and counted: then nothing was tested.</summary>
    public bool Doubt(Findings findings)
    {
        var counted = Counted.ToList();
        foreach (var missing in Surges.Where(window => !counted.Exists(each => each.Window == window)))
        {
            findings.Doubt($"The requests of {missing.Name} were not counted.");
        }

        foreach (var (window, crowd) in counted.Where(static each => each.Crowd.Offered < each.Crowd.Planned * SampleSizes.OfTheSurge))
        {
            findings.Doubt($"{window.Name}: only {crowd.Offered} of {crowd.Planned} requests were sent.");
        }

        if (counted.Count == 0)
        {
            findings.Doubt("There was no surge.");
        }

        return findings.Doubtful;
    }
}
