using System.CommandLine;
using System.Security.Cryptography;
using Pandacea.Cli.Output;
using Pandacea.Cli.Views;
using Pandacea.Drills.Benching;
using Pandacea.Drills.Running;
using Pandacea.Protocol;
using Pandacea.Stack;
using Pandacea.Verdict.Judging;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea bench agent</c>.</summary>
internal static class BenchAgentCommand
{
    private const int Shortest = 3;
    private const int Longest = 3600;

    public static Command Create(Interruption interruption)
    {
        var seconds = new Option<int>("--seconds") { Description = $"How long to measure, {Shortest} to {Longest} seconds.", DefaultValueFactory = _ => 30 };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < Shortest or > Longest)
            {
                result.AddError($"--seconds must be {Shortest} to {Longest}.");
            }
        });
        var seed = SeedOption.Validated(new Option<string?>("--seed") { Description = "Repeats the schedule of another run." });
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout, nothing else." };
        var command = new Command(
            "agent", "The agent under its normal load: p95 of every route below 200 ms, its queue less than half full. Exit code 1 if missed, 3 if it could not be measured.")
        {
            seconds, seed, json,
        };
        var selection = StackSelection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(seed) ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(3)),
            selection.Offset(parsed),
            parsed.GetValue(json),
            () => interruption.Reason,
            cancellationToken));
        return command.WithExamples("pandacea bench agent", "pandacea bench agent --seconds 60 --json");
    }

    private static async Task<int> RunAsync(TimeSpan length, string seed, int offset, bool json, Func<string?> interruption, CancellationToken cancellationToken)
    {
        var plan = AgentBench.Plan(length, seed);
        var request = new DrillRequest
        {
            Plan = plan,
            Home = StackSelection.Home(),
            Offset = offset,
            Out = null,
            RunId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            WatchQueue = true,
            Interruption = interruption,
        };
        using var target = new NativeTarget(settings: ServiceOptions.Check);
        var view = json ? (ICommandView)new JsonRunView(TextWriter.Null) : new PlainRunView(Console.Out, plan);
        view.Begin(offset == 0 ? Targets.Native : $"{Targets.Native}, ports shifted by {offset}", StackCommand.Of($"bench agent --seconds {length.TotalSeconds:0} --seed {seed}", offset));
        var folder = await new DrillSession(request, target, view, TimeProvider.System).RunAsync(cancellationToken).ConfigureAwait(false);
        var verdict = BenchJudge.Judge(folder.Journal);
        if (json)
        {
            BenchView.WriteJson(verdict);
        }
        else
        {
            BenchView.Write(verdict, folder.Path);
        }

        return verdict.ExitCode;
    }
}
