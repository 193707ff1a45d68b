using System.Globalization;
using Pandacea.Bench.Overload.Loading;
using Pandacea.Bench.Overload.Serving;
using Pandacea.Protocol;

namespace Pandacea.Bench.Overload.Scenarios;

/// <summary>
/// A bearable load from clients that try again at once, and a burst in the middle. A server that serves everybody stays down
/// when the burst is over, for it is kept down by the retries: that is the control. The product must be back within a second.
/// </summary>
internal sealed class MetastableScenario(string seed)
{
    private const int Workers = 4;
    private const int Attempts = 4;
    private const double BasePart = 0.75;
    private const double BurstFactor = 7.5;
    private const double Back = 0.99;
    private const double Down = 0.5;
    private static readonly TimeSpan Service = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BurstFrom = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan BurstUntil = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan BackFrom = BurstUntil + TimeSpan.FromSeconds(1);
    private static readonly TimeSpan End = TimeSpan.FromSeconds(20);

    /// <summary>Runs it; prints a line for each server.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync()
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"base {BasePart} of capacity, {Attempts} attempts of {Patience.TotalMilliseconds} ms at once; from {BurstFrom.TotalSeconds} s to {BurstUntil.TotalSeconds} s a burst of {BurstFactor} x capacity"));
        Console.WriteLine($"part of the base load that succeeded   before   in the burst   from 1 s after it to {End.TotalSeconds} s");
        var plain = await OfferAsync(Guarding.Plain);
        var product = await OfferAsync(Guarding.Product);
        if (Math.Min(plain.Before, product.Before) < Back)
        {
            Console.WriteLine("inconclusive: the base load was not served before the burst");
            return ExitCodes.Inconclusive;
        }

        var passed = plain.After < Down && product.After >= Back;
        Console.WriteLine(passed ? $"passed: plain stays below {Down}, product at least {Back}" : "FAILED");
        return passed ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private async Task<(double Before, double After)> OfferAsync(Guarding guarding)
    {
        using var server = await ServerProcess.StartAsync(guarding, Workers, Service);
        using var client = new Client(server.Address);
        await ClosedLoop.MeasureAsync(client, Workers, TimeSpan.FromSeconds(1.5));
        var capacity = Workers / Service.TotalSeconds;
        var chance = SeedStream.Derive(seed, "metastable");
        var due = OpenLoop.Instants(BasePart * capacity, TimeSpan.Zero, End, chance).Select(static at => (At: at, Base: true))
            .Concat(OpenLoop.Instants(BurstFactor * capacity, BurstFrom, BurstUntil, chance).Select(static at => (At: at, Base: false)))
            .OrderBy(static one => one.At).ToList();
        var succeeded = new bool[due.Count];
        await OpenLoop.RunAsync([.. due.Select(static one => one.At)], async (ordinal, _, _) => succeeded[ordinal] = await TryAsync(client));
        double Part(TimeSpan from, TimeSpan until) =>
            due.Index().Where(one => one.Item.Base && one.Item.At >= from && one.Item.At < until).Average(one => succeeded[one.Index] ? 1.0 : 0);
        var (before, meanwhile, after) = (Part(TimeSpan.Zero, BurstFrom), Part(BurstFrom, BurstUntil), Part(BackFrom, End));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{guarding,36}   {before,6:0.000}   {meanwhile,12:0.000}   {after,6:0.000}"));
        return (before, after);
    }

    private static async Task<bool> TryAsync(Client client)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if ((await client.SendAsync(Patience)).Answer == Answer.Good)
            {
                return true;
            }
        }

        return false;
    }
}
