using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>All operations of a run.</summary>
internal sealed class OperationTable
{
    private readonly Dictionary<long, Operation> _byNumber = [];

    public IReadOnlyCollection<Operation> All => _byNumber.Values;

    /// <summary>The workload's operations, canaries left out, in the order in which they were due.</summary>
    public List<Operation> Load() => _byNumber.Values
        .Where(operation => operation.Invoked.Name != OperationNames.Canary)
        .OrderBy(operation => operation.Due)
        .ToList();

    public void See(JournalRecord record)
    {
        if (record is OperationInvoked invoked)
        {
            _byNumber[invoked.Op] = new Operation(invoked);
        }
        else if (record is OperationEnded ended && _byNumber.TryGetValue(ended.Op, out var operation))
        {
            operation.Ended = ended;
        }
    }
}
