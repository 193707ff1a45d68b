using System.Diagnostics;
using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary><c>drill judge</c> refused the names that <c>ls</c> shows, named reports that were not there, and hid that a run was spoilt.</summary>
public sealed class StoredVerdictTests
{
    [Theory]
    [InlineData("2026-run")]
    [InlineData(StoredRun.Id)]
    [InlineData(".pandacea/runs/2026-run")]
    public async Task A_run_is_found_by_its_name_its_id_and_its_folder(string run)
    {
        await using var program = new TestProgram();
        await StoredRun.WriteAsync(Path.Combine(program.Folder, ".pandacea", "runs", "2026-run"));

        var ran = await program.RunAsync("drill", "judge", run);

        Assert.Equal((3, ""), (ran.ExitCode, ran.Error));
    }

    [Fact]
    public async Task Reports_that_are_missing_are_written_and_the_cause_stands_first()
    {
        await using var program = new TestProgram();
        var folder = await StoredRun.WriteAsync(Path.Combine(program.Folder, "kept"));

        var ran = await program.RunAsync("drill", "judge", folder);

        Assert.True(File.Exists(Path.Combine(folder, "report.md")));
        Assert.Contains($"report  {Path.Combine(folder, "report.md")}", ran.Output, StringComparison.Ordinal);
        var lines = ran.Output.Split('\n').Where(static line => line.StartsWith("  ?", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("  ? soundness", lines[0], StringComparison.Ordinal);
        Assert.Contains("another run holds the lease", ran.Output, StringComparison.Ordinal);
        Assert.StartsWith("  ? not tested for that reason: ", lines[^1], StringComparison.Ordinal);
        Assert.Contains("backoff", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_another_verdict_is_told_apart_and_left_alone()
    {
        await using var program = new TestProgram();
        var folder = await StoredRun.WriteAsync(Path.Combine(program.Folder, "kept"));
        await program.RunAsync("drill", "judge", folder);
        var path = Path.Combine(folder, "report.json");
        var earlier = (await File.ReadAllTextAsync(path)).Replace("\"exitCode\": 3", "\"exitCode\": 0", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, earlier);

        var ran = await program.RunAsync("drill", "judge", folder);

        Assert.Contains("DIFFERENT", ran.Output, StringComparison.Ordinal);
        Assert.Contains("exit code 0, now 3", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not of this verdict", ran.Output, StringComparison.Ordinal);
        Assert.Equal(earlier, await File.ReadAllTextAsync(path));
        var json = await program.RunAsync("drill", "judge", folder, "--json");
        Assert.Contains("exit code 0, now 3", json.Error, StringComparison.Ordinal);
        Assert.StartsWith("{", json.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.md", "INCONCLUSIVE", "PASSED", 1)]
    [InlineData("report.md", "not measured", "0 operations", 7)]
    [InlineData("junit.xml", "errors=\"", "errors=\"0", 3)]
    [InlineData("report.json", "another run", "nobody", null)]
    public async Task A_report_that_was_changed_is_named(string report, string text, string with, int? line)
    {
        await using var program = new TestProgram();
        var folder = await StoredRun.WriteAsync(Path.Combine(program.Folder, "kept"));
        await program.RunAsync("drill", "judge", folder);
        var path = Path.Combine(folder, report);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace(text, with, StringComparison.Ordinal));

        var ran = await program.RunAsync("drill", "judge", folder);

        var told = Assert.Single(ran.Output.Split('\n'), static said => said.StartsWith("DIFFERENT", StringComparison.Ordinal));
        Assert.Contains($"{path} is not what this verdict gives, from line {line}", told, StringComparison.Ordinal);
        Assert.Equal(report == "report.md", ran.Output.Contains("report.md  (not of this verdict)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reports_whose_folder_or_program_has_another_name_now_are_of_this_verdict()
    {
        await using var program = new TestProgram().With("PANDACEA_COMMAND", "./pandacea");
        var folder = await StoredRun.WriteAsync(Path.Combine(program.Folder, "kept"));
        await program.RunAsync("drill", "judge", folder);
        var moved = Path.Combine(program.Folder, "moved");
        Directory.Move(folder, moved);

        var ran = await program.With("PANDACEA_COMMAND", "pandacea").RunAsync("drill", "judge", moved);

        Assert.DoesNotContain("DIFFERENT", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_beside_the_run_json_of_another_run_is_told()
    {
        await using var program = new TestProgram();
        var folder = await StoredRun.WriteAsync(Path.Combine(program.Folder, "kept"));
        await File.WriteAllTextAsync(Path.Combine(folder, "run.json"), """{ "runId": "ffff" }""");

        var ran = await program.RunAsync("drill", "judge", folder);

        Assert.Contains($"DIFFERENT: the journal is of run {StoredRun.Id}, and run.json beside it of run ffff", ran.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "report.md")));
    }

    [Fact]
    public async Task How_the_run_was_asked_for_is_told_to_readers()
    {
        await using var program = new TestProgram().With("PANDACEA_COMMAND", "./pandacea");
        var folder = await StoredRun.WriteAsync(Path.Combine(program.Folder, "kept"));
        await File.WriteAllTextAsync(Path.Combine(folder, "run.json"), $$"""
            { "runId": "{{StoredRun.Id}}", "drill": "evm_rpc_flap", "profile": "quick", "seed": "7F3A91", "set": ["observe=9s"],
              "target": "native", "offset": 100, "out": "{{folder}}", "sabotage": "no-retry" }
            """);

        var ran = await program.RunAsync("drill", "judge", folder);

        Assert.Contains("INCONCLUSIVE (weakened, sabotaged: no-retry)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("replay  ./pandacea drill run evm_rpc_flap --profile quick --set observe=9s --sabotage no-retry --offset 100 --seed 7F3A91", ran.Output, StringComparison.Ordinal);
        var report = await File.ReadAllTextAsync(Path.Combine(folder, "report.json"));
        Assert.Contains("\"sabotaged: no-retry\"", report, StringComparison.Ordinal);
        Assert.Contains($"./pandacea drill judge {folder}", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_without_its_first_line_offers_no_empty_replay()
    {
        await using var program = new TestProgram();
        var folder = await StoredRun.WriteAsync(Path.Combine(program.Folder, "kept"));
        var journal = Path.Combine(folder, "journal.ndjson");
        await File.WriteAllLinesAsync(journal, (await File.ReadAllLinesAsync(journal)).Skip(1));

        var ran = await program.RunAsync("drill", "judge", folder);

        Assert.Equal(3, ran.ExitCode);
        Assert.DoesNotContain("replay", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_is_a_pipe_is_refused_and_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There no pipe stands among the files.
        }

        await using var program = new TestProgram();
        var runs = Path.Combine(program.Folder, ".pandacea", "runs");
        var pipe = Path.Combine(Directory.CreateDirectory(Path.Combine(runs, "a-pipe")).FullName, "journal.ndjson");
        await MakePipeAsync(pipe);
        await StoredRun.WriteAsync(Path.Combine(runs, "kept"));

        foreach (var named in (string[])["a-pipe", "/dev/zero"])
        {
            var ran = await program.RunAsync("drill", "judge", named);
            Assert.Equal(2, ran.ExitCode);
            Assert.Contains("is no regular file", ran.Error, StringComparison.Ordinal);
        }

        Assert.Equal(3, (await program.RunAsync("drill", "judge", StoredRun.Id)).ExitCode);
    }

    [Fact]
    public async Task A_pipe_beside_the_journal_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // There no pipe stands among the files.
        }

        await using var program = new TestProgram();
        var folder = await StoredRun.WriteAsync(Path.Combine(program.Folder, "kept"));
        await MakePipeAsync(Path.Combine(folder, "run.json"));
        await MakePipeAsync(Path.Combine(folder, "report.json"));

        var ran = await program.RunAsync("drill", "judge", folder);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("report.json is no regular file; only the journal counts", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("root:x:0:0:root:/root:/bin/sh\n")]
    [InlineData("{}\n")]
    [InlineData("")]
    public async Task Beside_a_file_that_is_no_journal_nothing_is_written(string text)
    {
        await using var program = new TestProgram();
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(program.Folder, "etc")).FullName, "passwd");
        await File.WriteAllTextAsync(file, text);

        var ran = await program.RunAsync("drill", "judge", file);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"{file} is no journal of a run", ran.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(file)!));
    }

    private static async Task MakePipeAsync(string path)
    {
        using var made = Process.Start("mkfifo", path);
        await made.WaitForExitAsync();
    }
}
