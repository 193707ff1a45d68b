using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

internal static class OperationCounting
{
    /// <summary>Counts and latencies by name, in alphabetical order.</summary>
    public static IReadOnlyList<OperationCount> Of(IReadOnlyCollection<Operation> operations) => operations
        .GroupBy(operation => operation.Invoked.Name, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Count(group.Key, group.ToList()))
        .ToList();

    private static OperationCount Count(string name, List<Operation> operations)
    {
        var latencies = operations.Where(operation => operation.Ok).Select(operation => operation.LatencyMs).ToList();
        return new OperationCount(
            name,
            operations.Count,
            operations.Count(operation => operation.Ok),
            operations.Count(operation => operation.Ended?.Outcome == OperationOutcome.Failed),
            operations.Count(operation => operation.Unknown),
            Percentile.Of(latencies, 0.5),
            Percentile.Of(latencies, 0.95));
    }
}
