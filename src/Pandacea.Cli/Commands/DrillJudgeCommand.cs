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
        var run = new Argument<string>("run") { Description = "Folder of a run, its journal, or the id that its report gives." };
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
            Console.Error.WriteLine($"There is no journal at {journal}. Name the folder of a run; 'ls .pandacea/runs' shows them.");
            return ExitCodes.Usage;
        }

        var verdict = VerdictComputer.Compute(journal);
        var folder = Path.GetDirectoryName(Path.GetFullPath(journal))!;
        if (json)
        {
            new JsonReport().Write(verdict, Console.Out);
        }
        else
        {
            Show(verdict, folder);
        }

        return verdict.ExitCode;
    }

    private static void Show(RunVerdict verdict, string folder)
    {
        Console.WriteLine($"judged by version {verdict.JudgeVersion}");
        if (EarlierVerdict.Difference(verdict, folder) is { } difference)
        {
            Console.WriteLine(difference);
        }

        foreach (var line in VerdictLines.Of(verdict, folder, $"pandacea drill run {verdict.Run?.Plan.Drill} --seed {verdict.Run?.Seed}"))
        {
            Console.WriteLine(line.Text);
        }
    }
}
