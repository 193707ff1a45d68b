using System.Globalization;
using Pandacea.Bench.Overload.Loading;
using Pandacea.Bench.Overload.Serving;
using Pandacea.Protocol;

namespace Pandacea.Bench.Overload.Scenarios;

/// <summary>Goodput beside capacity, over the grid; each server is new for each cell.</summary>
internal sealed class GridScenario(string seed, TimeSpan length)
{
    private const double MostOffered = 5_000;
    private const double Wanted = 0.9;
    private const double Collapsed = 0.5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan CapacityLength = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan MostLag = TimeSpan.FromMilliseconds(50);

    private bool _passed = true;
    private bool _inconclusive;
    private TimeSpan _lag;

    /// <summary>Runs it; prints a line for each cell.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IEnumerable<Cell> cells)
    {
        Print($"seed {seed}; {length.TotalSeconds} s a server and cell; client deadline max(200 ms, 5 x service);");
        Print($"limiter: {WorkHost.Permits} permits, {WorkHost.Waiting} waiting, oldest first, in every cell; product: as the agent has it; no tuning.");
        Print("good/s (part of capacity) of             plain         limiter         product   admitted p50/p99   refused  start lag p99");
        foreach (var cell in cells)
        {
            await RunAsync(cell);
        }

        Print(_inconclusive ? "inconclusive: the load was not offered in time"
            : _passed ? $"passed: product >= {Wanted} of capacity in every cell, plain < {Collapsed} from 10x on"
            : "FAILED: see the cells marked");
        return _inconclusive ? ExitCodes.Inconclusive : _passed ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static void Print(string line) => Console.WriteLine(line);

    private async Task RunAsync(Cell cell)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{cell.Service.TotalMilliseconds,3} ms x {cell.Workers} at {cell.Factor,2}x");
        if (cell.NominalOffer > MostOffered)
        {
            Print($"{name}  not run: {cell.NominalOffer:0}/s are more than {MostOffered:0}/s");
            return;
        }

        var (plain, capacity) = await OfferAsync(Guarding.Plain, cell, null);
        var (limiter, _) = await OfferAsync(Guarding.Limiter, cell, capacity);
        var (product, _) = await OfferAsync(Guarding.Product, cell, capacity);
        var missed = Part(product, capacity) < Wanted;
        var controlHolds = cell.Factor >= 10 && Part(plain, capacity) >= Collapsed;
        _passed &= !missed && !controlHolds;
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} cap {capacity,5:0.0}/s off {product.Offered / length.TotalSeconds,5:0}/s  {Of(plain, capacity)}  {Of(limiter, capacity)}  {Of(product, capacity)}  {product.P50.TotalMilliseconds,4:0} / {product.P99.TotalMilliseconds,4:0} ms  {product[Answer.Refused],7}  {_lag.TotalMilliseconds,4:0.0} ms{(missed ? "  MISSED" : "")}{(controlHolds ? "  CONTROL HELD" : "")}"));
    }

    private string Of(Tally tally, double capacity) => string.Create(
        CultureInfo.InvariantCulture, $"{tally[Answer.Good] / length.TotalSeconds,6:0.0} ({Part(tally, capacity):0.000})");

    private double Part(Tally tally, double capacity) => tally[Answer.Good] / length.TotalSeconds / capacity;

    private async Task<(Tally Tally, double Capacity)> OfferAsync(Guarding guarding, Cell cell, double? known)
    {
        using var server = await ServerProcess.StartAsync(guarding, cell.Workers, cell.Service);
        using var client = new Client(server.Address);
        await ClosedLoop.MeasureAsync(client, cell.Workers, WarmUp);
        var capacity = known ?? await ClosedLoop.MeasureAsync(client, 2 * cell.Workers, CapacityLength);
        var chance = SeedStream.Derive(seed, cell.ToString());
        var due = OpenLoop.Instants(capacity * cell.Factor, TimeSpan.Zero, length, chance);
        var tally = new Tally();
        var late = await OpenLoop.RunAsync(due, async (_, at, watch) =>
        {
            var (answer, _) = await client.SendAsync(at + cell.Deadline - watch.Now);
            tally.Add(answer, watch.Now - at, cell.Deadline);
        });
        _lag = late[(int)(late.Count * 0.99)];
        _inconclusive |= guarding == Guarding.Product && _lag > MostLag;
        return (tally, capacity);
    }
}
