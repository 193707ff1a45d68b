using NJsonSchema;
using Pandacea.EndToEnd.Support;
using Pandacea.Verdict.Journal;

namespace Pandacea.EndToEnd;

/// <summary>One quick run of the first drill, looked at from all sides.</summary>
[Collection("alone")]
public sealed class QuickRunTests(QuickRun quick) : IClassFixture<QuickRun>
{
    [Fact]
    [Trait("Requirement", "S20")]
    [Trait("Requirement", "S26")]
    public void Healthy_system_passes_and_says_that_the_pass_is_weakened()
    {
        Assert.True(quick.Result!.ExitCode == 0, quick.Result.All);
        Assert.Contains("PASSED (weakened)", quick.Result.Output, StringComparison.Ordinal);
        var report = Report.Of(quick.Cli.Run);
        Assert.Equal("passed", report["status"]!.GetValue<string>());
        Assert.True(report["weakened"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Report_matches_its_published_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Repository.File("docs/schemas/report.schema.json")));
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(quick.Cli.Run, "report.json"))));
    }

    [Fact]
    public async Task Stack_that_the_run_brought_up_is_gone_afterwards()
    {
        var status = await quick.Cli.RunAsync("status", "--offset", $"{quick.Cli.Offset}", "--json");
        Assert.Contains("\"running\":false", status.Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        using var node = new Node(quick.Cli.Offset);
        Assert.False(await node.AnswersAsync());
    }

    [Fact]
    public async Task Stored_journal_is_judged_the_same_again()
    {
        var judged = await quick.Cli.RunAsync("drill", "judge", quick.Cli.Run);
        Assert.Equal(0, judged.ExitCode);
        Assert.DoesNotContain("DIFFERENT", judged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_cut_by_one_kilobyte_is_inconclusive()
    {
        var bytes = await File.ReadAllBytesAsync(quick.Cli.Journal);
        Assert.Equal(3, await JudgeAsync("cut", bytes[..^1024]));
    }

    [Fact]
    public async Task Journal_with_one_line_removed_is_inconclusive()
    {
        var lines = await File.ReadAllLinesAsync(quick.Cli.Journal);
        var without = lines.Where((_, index) => index != lines.Length / 2);
        Assert.Equal(3, await JudgeAsync("line", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', without) + "\n")));
    }

    [Fact]
    [Trait("Requirement", "S21")]
    public async Task Same_seed_gives_the_same_schedule_and_decisions()
    {
        var seed = Report.Of(quick.Cli.Run)["run"]!["seed"]!.GetValue<string>();
        using var again = new PandaceaProgram();
        using var run = again.StartQuick("--seed", seed, "--set", "steadyState.readP95=< 900ms");
        await run.UntilFileSaysAsync(again.Journal, "\"fault_lifted\"", EnoughWindows, TimeSpan.FromMinutes(1));
        Signals.Send(run.Pid, Signals.Interrupt);
        await run.EndAsync();
        Assert.Equal(Windows(quick.Cli.Journal), Windows(again.Journal));
        var (first, second) = (Decisions(quick.Cli.Journal), Decisions(again.Journal));
        var shared = first.Keys.Intersect(second.Keys).ToArray();
        Assert.True(shared.Length > 50, $"only {shared.Length} decisions in common");
        Assert.All(shared, key => Assert.Equal(first[key], second[key]));
    }

    // The decisions are in the first chains; how it goes on, the first run has shown.
    private const int EnoughWindows = 6;

    private async Task<int> JudgeAsync(string name, byte[] journal)
    {
        var folder = Directory.CreateDirectory(Path.Combine(quick.Cli.Home, name)).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "journal.ndjson"), journal);
        return (await quick.Cli.RunAsync("drill", "judge", folder)).ExitCode;
    }

    private static string Windows(string journal) => Records<RunStarted>(journal)
        .Select(static started => string.Join(';', started.Plan.Windows.Select(static window => $"{window.Type}@{window.StartMs}+{window.ForMs}"))).Single();

    private static Dictionary<(int, int), bool> Decisions(string journal) => Records<FaultDecided>(journal)
        .Where(static decided => decided.Probe is null)
        .ToDictionary(static decided => (decided.Window, decided.Ordinal), static decided => decided.Hit);

    private static List<T> Records<T>(string journal)
    {
        var found = new List<T>();
        JournalReader.Read(journal, record =>
        {
            if (record is T wanted)
            {
                found.Add(wanted);
            }
        });
        return found;
    }
}
