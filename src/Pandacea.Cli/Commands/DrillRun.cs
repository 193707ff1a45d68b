using System.Security.Cryptography;
using Pandacea.Cli.Views;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Sabotage;
using Pandacea.Stack;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Cli.Commands;

/// <summary>Runs a drill, judges its journal and writes the reports.</summary>
internal static class DrillRun
{
    /// <summary>Runs and gives the exit code.</summary>
    public static async Task<int> ExecuteAsync(DrillRunArguments arguments, CancellationToken cancellationToken)
    {
        var seed = arguments.Seed ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(3));
        var definition = new DrillCatalog(Environment.CurrentDirectory).Load(arguments.Drill);
        var plan = DrillPlanner.Plan(definition, arguments.Profile, seed, arguments.Sets);
        var sabotage = arguments.Sabotage is null ? null : SabotageCatalog.Find(arguments.Sabotage);
        var request = new DrillRequest
        {
            Plan = plan,
            Home = StackSelection.Home(),
            Offset = arguments.Offset,
            Out = arguments.Out,
            RunId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            AgentArguments = sabotage is { Role: Roles.Agent } ? ["--sabotage", sabotage.Name] : [],
            Decorate = sabotage is { Role: Roles.Runner } ? sabotage.Apply : null,
        };
        using var target = Targets.Choose(arguments.Target);
        var view = RunViews.For(arguments, plan);
        view.Begin($"{arguments.Target}, ports shifted by {arguments.Offset}", Replay(arguments, seed));
        var folder = await new DrillSession(request, target, view, TimeProvider.System).RunAsync(cancellationToken).ConfigureAwait(false);
        RunFile.Write(folder, arguments, seed, request.RunId);
        var verdict = VerdictComputer.Compute(folder.Journal);
        Reports.WriteAll(verdict, folder.Path);
        view.End(verdict, folder.Path, Replay(arguments, seed));
        return verdict.ExitCode;
    }

    private static string Replay(DrillRunArguments arguments, string seed)
    {
        var profile = arguments.Profile == "full" ? "" : $" --profile {arguments.Profile}";
        var sets = string.Concat(arguments.Sets.Select(static set => $" --set {set}"));
        var target = arguments.Target == Targets.Native ? "" : $" --target {arguments.Target}";
        return $"pandacea drill run {arguments.Drill}{profile}{sets}{target} --seed {seed}";
    }
}
