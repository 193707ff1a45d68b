using System.Globalization;
using Pandacea.Bench.Overload.Scenarios;
using Pandacea.Bench.Overload.Serving;
using Pandacea.Protocol;

const string Seed = "overload";
var length = TimeSpan.FromSeconds(8);
return args switch
{
    [WorkHost.Role, var guarding, var workers, var serviceMs] => await ServeAsync(Enum.Parse<Guarding>(guarding), Whole(workers), Whole(serviceMs)),
    [] => Math.Max(await new MetastableScenario(Seed).RunAsync(), await new GridScenario(Seed, length).RunAsync(Cell.Grid(5, 20, 100))),
    ["metastable"] => await new MetastableScenario(Seed).RunAsync(),
    ["grid", .. var services] when services.Length > 0 => await new GridScenario(Seed, length).RunAsync(Cell.Grid([.. services.Select(Whole)])),
    ["cell", var serviceMs, var workers, var factor] =>
        await new GridScenario(Seed, length).RunAsync([new Cell(TimeSpan.FromMilliseconds(Whole(serviceMs)), Whole(workers), Whole(factor))]),
    ["smoke"] => await new GridScenario(Seed, length / 4).RunAsync([new Cell(TimeSpan.FromMilliseconds(20), 1, 10)]),
    _ => Usage(),
};

static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static async Task<int> ServeAsync(Guarding guarding, int workers, int serviceMs)
{
    await WorkHost.RunAsync(guarding, workers, TimeSpan.FromMilliseconds(serviceMs));
    return ExitCodes.Passed;
}

static int Usage()
{
    Console.Error.WriteLine("Usage: no arguments for everything; metastable; grid SERVICE_MS...; cell SERVICE_MS WORKERS FACTOR; smoke");
    return ExitCodes.Usage;
}
