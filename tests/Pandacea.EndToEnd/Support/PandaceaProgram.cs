using System.Diagnostics;

namespace Pandacea.EndToEnd.Support;

/// <summary>Runs the real program in a process of its own, in a home of its own, on ports of its own.</summary>
public sealed class PandaceaProgram : IDisposable
{
    private static int _slots;

    /// <summary>Two stacks find room from one offset to the next.</summary>
    private const int Room = 200;

    public PandaceaProgram()
    {
        Offset = 3000 + (Room * Interlocked.Increment(ref _slots));
        Assert.True(Offset < 13_000, "Ports from there on are those from which programs connect: some are held when a stack wants them.");
        Home = Directory.CreateTempSubdirectory("pandacea-e2e-").FullName;
    }

    /// <summary>Port offset of this test's stack.</summary>
    public int Offset { get; }

    /// <summary>The <c>.pandacea</c> folder of this test.</summary>
    public string Home { get; }

    /// <summary>Folder of the run that <see cref="QuickAsync"/> made.</summary>
    public string Run => Path.Combine(Home, "run");

    /// <summary>Journal of that run.</summary>
    public string Journal => Path.Combine(Run, "journal.ndjson");

    /// <summary>Variables for the program; null removes one.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>A quick run of the drill; its folder is <see cref="Run"/>.</summary>
    public Task<CliResult> QuickAsync(params string[] more) => RunAsync([.. QuickArguments, .. more]);

    /// <summary>Starts a quick run of the drill.</summary>
    public RunningCli StartQuick(params string[] more) => Start([.. QuickArguments, .. more]);

    /// <summary>Starts a run of <see cref="ShortDrill"/>.</summary>
    public RunningCli StartShort(params string[] more) => Start(["drill", "run", ShortDrill.In(Home), "--offset", $"{Offset}", "--out", Run, .. more]);

    private string[] QuickArguments => ["drill", "run", "evm_rpc_flap", "--profile", "quick", "--offset", $"{Offset}", "--out", Run];

    /// <summary>Runs the program to its end.</summary>
    public async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var started = Start(arguments);
        return await started.EndAsync();
    }

    /// <summary>Starts the program.</summary>
    public RunningCli Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "pandacea.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PANDACEA_HOME"] = Home;
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return new RunningCli(Process.Start(start)!);
    }

    /// <summary>Process id of a service of this test's stack.</summary>
    public async Task<int> PidOfAsync(string service)
    {
        var status = System.Text.Json.Nodes.JsonNode.Parse((await RunAsync("status", "--offset", $"{Offset}", "--json")).Output)!;
        return status["services"]!.AsArray().Single(entry => entry!["name"]!.GetValue<string>() == service)!["pid"]!.GetValue<int>();
    }

    /// <summary>Takes down whatever a test left on its ports.</summary>
    public void Dispose()
    {
        using var down = Start("down", "--offset", $"{Offset}");
        var result = down.EndAsync().GetAwaiter().GetResult();
        Assert.True(result.ExitCode == 0, result.All);
        Directory.Delete(Home, recursive: true);
    }
}
