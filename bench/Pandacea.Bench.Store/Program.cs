using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Bench.Store;

// Durable accepts of 16 writers at the store, and of 64 callers as signed requests over HTTP, beside single flushed commits, in turns on one disk.
// Exits with 1 below three times and once.
const int WarmUps = 3;
const int Rounds = 7;
const int Writers = 16;
const int Callers = 64;
const int MostRequests = 15_000;
const double StoreTarget = 3;
const double HttpTarget = 1;
var length = TimeSpan.FromSeconds(1);
var time = TimeProvider.System;
var folder = Directory.CreateTempSubdirectory("pandacea-bench-").FullName;
var stored = new List<double>();
var sent = new List<double>();
var store = SqliteAgentStore.Open(new SqliteStoreOptions { Path = Path.Combine(folder, "agent.db") }, time);
var raw = new RawCommits(Path.Combine(folder, "raw.db"));
var http = await SignedAccepts.StartAsync(Path.Combine(folder, "agent"), Callers);
Console.WriteLine("round  raw commits/s  accepts/s  ratio  signed HTTP/s  ratio");
for (var round = 1 - WarmUps; round <= Rounds; round++)
{
    var single = Raw(round);
    var grouped = await GroupedAsync(round);
    var signed = await http.RateAsync(time, length, MostRequests);

    // The first ones warm up: until the compiler has come to its end.
    if (round > 0)
    {
        stored.Add(grouped / single);
        sent.Add(signed / single);
        Console.WriteLine($"{round,5}  {single,13:0}  {grouped,9:0}  {grouped / single,5:0.00}  {signed,13:0}  {signed / single,5:0.00}");
    }
}

var (atStore, overHttp) = (Median(stored), Median(sent));
Console.WriteLine($"store: median {atStore:0.00}, asked for {StoreTarget:0.00}; signed HTTP: median {overHttp:0.00}, asked for {HttpTarget:0.00}");
await http.DisposeAsync();
await store.DisposeAsync();
raw.Dispose();
Directory.Delete(folder, recursive: true);
return atStore >= StoreTarget && overHttp >= HttpTarget ? 0 : 1;

double Median(List<double> ratios) => ratios.Order().ElementAt(ratios.Count / 2);

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
