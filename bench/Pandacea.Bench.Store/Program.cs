using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Bench.Store;

// Durable accepts of 16 writers beside single flushed commits, in turns on one disk. Exits with 1 below three times.
const int Rounds = 7;
const int Writers = 16;
const double Target = 3;
var length = TimeSpan.FromSeconds(1);
var time = TimeProvider.System;
var folder = Directory.CreateTempSubdirectory("pandacea-bench-").FullName;
var ratios = new List<double>();
var store = SqliteAgentStore.Open(new SqliteStoreOptions { Path = Path.Combine(folder, "agent.db") }, time);
var raw = new RawCommits(Path.Combine(folder, "raw.db"));
Console.WriteLine("round  raw commits/s  accepts/s  ratio");
for (var round = 0; round <= Rounds; round++)
{
    var single = Raw(round);
    var grouped = await GroupedAsync(round);

    // The first one warms up.
    if (round > 0)
    {
        ratios.Add(grouped / single);
        Console.WriteLine($"{round,5}  {single,13:0}  {grouped,9:0}  {grouped / single,5:0.00}");
    }
}

var median = ratios.Order().ElementAt(Rounds / 2);
Console.WriteLine($"median {median:0.00}, best {ratios.Max():0.00}, asked for {Target:0.00}");
await store.DisposeAsync();
raw.Dispose();
Directory.Delete(folder, recursive: true);
return median >= Target ? 0 : 1;

double Raw(int round)
{
    var began = time.GetTimestamp();
    var count = 0;
    while (time.GetElapsedTime(began) < length)
    {
        raw.One($"{round}-{count++}");
    }

    return count / time.GetElapsedTime(began).TotalSeconds;
}

async Task<double> GroupedAsync(int round)
{
    var began = time.GetTimestamp();
    var counts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync($"{round}-{writer}", began))));
    return counts.Sum() / time.GetElapsedTime(began).TotalSeconds;
}

async Task<int> WriteAsync(string name, long began)
{
    var count = 0;
    for (; time.GetElapsedTime(began) < length; count++)
    {
        var id = $"{name}-{count}";
        var now = time.GetUtcNow();
        var lease = new StoredLease
        {
            ProposalId = id,
            Signer = "peer-" + name,
            ProductId = "weather/berlin",
            ProductHash = "0x00",
            MaxPrice = 2,
            Price = 1,
            Duration = TimeSpan.FromHours(1),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await store.Leases.ProposeAsync(lease, new IdempotencyKey(lease.Signer, "POST /api/v1/leases", id, "body"), new StoredAnswer(202, "{}"), default);
    }

    return count;
}
