using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Cli.Views;
using Pandacea.Protocol;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea drill judge</c>.</summary>
internal static class DrillJudgeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "Name of a run, its folder, its journal, or the id that its report gives." };
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout, nothing else." };
        var command = new Command("judge", "Judge a stored journal again.") { run, json };
        command.SetAction(parsed => Judge(parsed.GetRequiredValue(run), parsed.GetValue(json)));
        return command.WithExamples("pandacea drill judge .pandacea/runs/2026-11-23T14-01-00Z-evm_rpc_flap-7F3A91");
    }

    private static int Judge(string run, bool json)
    {
        var journal = StoredRuns.Journal(run, StackSelection.Home());
        if (!File.Exists(journal))
        {
            Console.Error.WriteLine($"There is no journal at {journal}. Name a run as `ls {ProgramName.Quoted(StoredRuns.Folder(StackSelection.Home()))}` shows it, its folder, or its id.");
            return ExitCodes.Usage;
        }

        if (!RegularFile.Is(journal))
        {
            Console.Error.WriteLine($"{journal} is no regular file but a pipe or a device. Name the folder of a run, or its journal.");
            return ExitCodes.Usage;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(journal))!;
        var computed = VerdictComputer.Compute(journal);
        var verdict = computed.Run is { RunId: var id } && RunFile.Read(folder, id) is { } asked ? RunMarks.On(computed, asked, folder) : computed;
        var stored = Stored(verdict, journal, folder);
        if (json)
        {
            Tell(stored, Console.Error);
            new JsonReport().Write(verdict, Console.Out);
        }
        else
        {
            Show(verdict, stored);
        }

        return verdict.ExitCode;
    }

    /// <summary>Beside a file that is no journal nothing is written: it may lie anywhere.</summary>
    private static StoredReports Stored(RunVerdict verdict, string journal, string folder)
    {
        if (verdict.Run is not null)
        {
            return StoredReports.Of(verdict, folder);
        }

        Console.Error.WriteLine($"{journal} is no journal of a run, or lost its first record: it does not say what was run. No reports are written.");
        return new StoredReports([], null);
    }

    private static void Tell(StoredReports stored, TextWriter to)
    {
        foreach (var difference in stored.Differences)
        {
            to.WriteLine(difference);
        }
    }

    private static void Show(RunVerdict verdict, StoredReports stored)
    {
        Console.WriteLine($"judged by version {verdict.JudgeVersion}");
        Tell(stored, Console.Out);
        foreach (var line in VerdictLines.Of(verdict, new VerdictContext(stored.Markdown, verdict.ReplayCommand)))
        {
            Console.WriteLine(line.Text);
        }
    }
}
