using Pandacea.TestRun;

// These start no server and no process, so they run side by side; all others run one after the other, alone.
string[] pure = ["Pandacea.Protocol.Tests", "Pandacea.Verdict.Tests"];

var root = Directory.GetCurrentDirectory();
if (args is [MutationRun.Argument])
{
    return await MutationRun.RunAsync(root);
}

var all = Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
var options = RunOptions.Parse(args, all);
var skippingForbidden = Environment.GetEnvironmentVariable("CI") == "true";

if (await NodeTools.InstallAsync(root) is not 0 and var npm)
{
    return npm;
}

var leftovers = new Leftovers();
leftovers.Mark();
if (await new SolutionBuild(root, leftovers).RunAsync() is not 0 and var build)
{
    return build;
}

var run = new ProjectRun(root, options);
var together = options.Projects.Where(project => pure.Contains(Path.GetFileNameWithoutExtension(project))).ToList();
var total = (await Task.WhenAll(together.Select(project => run.RunAsync(project, besideOthers: true)))).Aggregate(new TestSummary(0, 0, 0), (a, b) => a + b);
foreach (var project in options.Projects.Except(together))
{
    total += await run.RunAsync(project, besideOthers: false);
}

foreach (var process in await leftovers.FindAsync())
{
    Console.Error.WriteLine($"test: a test left this process behind, {process}");
    total = total with { Failed = total.Failed + 1 };
}

var objection = total.Objection(skippingForbidden);
if (objection is not null)
{
    Console.Error.WriteLine($"test: {objection}");
}

Console.WriteLine(total);
return objection is null ? 0 : 1;
