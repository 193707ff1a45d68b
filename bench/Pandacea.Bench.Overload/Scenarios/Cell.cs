namespace Pandacea.Bench.Overload.Scenarios;

/// <summary>One situation.</summary>
/// <param name="Service">How long a worker is busy with a request.</param>
/// <param name="Workers">How many there are.</param>
/// <param name="Factor">How many times the capacity is offered.</param>
internal sealed record Cell(TimeSpan Service, int Workers, double Factor)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);

    /// <value>How long a client waits.</value>
    public TimeSpan Deadline => 5 * Service > Least ? 5 * Service : Least;

    /// <value>By the numbers; what it is really is measured.</value>
    public double NominalOffer => Workers / Service.TotalSeconds * Factor;

    /// <summary>All of them.</summary>
    public static IEnumerable<Cell> Grid(params IEnumerable<int> serviceMs) =>
        from service in serviceMs
        from workers in new[] { 1, 4 }
        from factor in new[] { 2.0, 10, 50 }
        select new Cell(TimeSpan.FromMilliseconds(service), workers, factor);
}
