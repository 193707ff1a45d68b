namespace Pandacea.Verdict.Judging;

/// <summary>How one route of the agent did. Times count from the instant at which the schedule asked for the request.</summary>
/// <param name="Route">Method and path.</param>
/// <param name="Requests">Requests that ended.</param>
/// <param name="Failed">Requests that were not answered with success.</param>
/// <param name="P50Ms">Median; null without a success.</param>
/// <param name="P95Ms">95th percentile, nearest rank; null without a success.</param>
/// <param name="MaxMs">The slowest; null without a success.</param>
public sealed record RouteFigure(string Route, int Requests, int Failed, double? P50Ms, double? P95Ms, double? MaxMs)
{
    internal static RouteFigure Of(string route, IReadOnlyCollection<Operation> operations)
    {
        var ended = operations.Where(operation => operation.Ended is not null).ToList();
        var latencies = ended.Where(operation => operation.Ok).Select(operation => operation.LatencyMs).ToList();
        return new(
            route,
            ended.Count,
            operations.Count - latencies.Count,
            Percentile.Of(latencies, 0.5),
            Percentile.Of(latencies, 0.95),
            Percentile.Of(latencies, 1));
    }
}
