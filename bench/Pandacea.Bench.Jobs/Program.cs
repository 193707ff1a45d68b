using System.Globalization;
using Pandacea.Bench.Jobs;

// Durable accept, claim, run, acknowledge of jobs that do nothing, 16 workers: the queue beside Hangfire on PostgreSQL, in turns on one
// disk. Exits with 1 below ten times, or if a start with 100,000 queued jobs takes more than half a second to the first one. "start" does the latter alone.
const double Target = 10;
const double FirstWithinMs = 500;
if (args is [Backlog.Role, var backlog])
{
    return await Backlog.MeasureAsync(backlog);
}

if (args is ["start"])
{
    return await StartAsync() ? 0 : 1;
}

var rounds = args is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 5;
using var postgres = Postgres.Start();
using var hangfire = new HangfireQueue(postgres.ConnectionString);
var (ours, theirs) = (new List<double>(), new List<double>());
Console.WriteLine("round  hangfire/s  queue/s  ratio");
for (var round = 0; round <= rounds; round++)
{
    var other = await hangfire.MeasureAsync(jobs: 320);
    var own = await OwnQueue.MeasureAsync(jobs: 20_000, epsilon: 0.001);

    // The first one warms up.
    if (round > 0)
    {
        theirs.Add(other);
        ours.Add(own);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round,5}  {other,10:0}  {own,7:0}  {own / other,5:0.0}"));
    }
}

var ratio = Median([.. ours.Zip(theirs, (own, other) => own / other)]);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"private jobs, each with two entries in the ledger: median {ratio:0.0} times Hangfire, asked for {Target:0}"));
var free = await OwnQueue.MeasureAsync(jobs: 20_000, epsilon: 0);
var overHttp = await OverHttp.MeasureAsync(jobs: 2_000);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"jobs that cost nothing: {free:0}/s; over HTTP, signed requests, offers and reports included: {overHttp:0}/s"));
var soon = await StartAsync();
return ratio >= Target && soon ? 0 : 1;

static async Task<bool> StartAsync()
{
    var first = await Backlog.RunAsync(jobs: 100_000);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start with 100,000 queued jobs: first one acknowledged after {first:0} ms, asked for {FirstWithinMs:0}"));
    return first <= FirstWithinMs;
}

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
