using System.Globalization;
using Pandacea.Bench.Resilience;

// Healthy upstream, loopback: what does the pipeline cost? Exit code 1 below 0.9 of a bare HttpClient.
if (args is [BenchServer.Role])
{
    await BenchServer.ServeAsync();
    return 0;
}

const double Target = 0.9;
const int Parallel = 32;
var pairs = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 40;

using var server = await BenchServer.StartAsync();
using var bare = new BareClient(server.Address);
using var sdk = new SdkClient(server.Address);
var rounds = new AlternatingRounds(Parallel, TimeProvider.System);
var (bareRates, sdkRates) = await rounds.MeasureAsync(bare.CallAsync, sdk.CallAsync, pairs);

var ratio = AlternatingRounds.Median(sdkRates) / AlternatingRounds.Median(bareRates);
Print("bare", bareRates);
Print("sdk", sdkRates);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {ratio:0.000} of the medians, at least {Target} wanted; {Parallel} in parallel, {pairs} pairs of rounds of {AlternatingRounds.Length.TotalSeconds} s"));
return ratio >= Target ? 0 : 1;

static void Print(string name, double[] rates) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{name,-5} {AlternatingRounds.Median(rates):0} requests/s (median; least {rates.Min():0}, most {rates.Max():0})"));
