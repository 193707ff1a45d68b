using System.Security.Cryptography;
using Pandacea.Cli.Views;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Sabotage;
using Pandacea.Stack;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;
using Pandacea.Verdict.Reporting;

namespace Pandacea.Cli.Commands;

/// <summary>Runs a drill, judges its journal and writes the reports.</summary>
internal static class DrillRun
{
    /// <summary>Runs and gives the exit code.</summary>
    public static async Task<int> ExecuteAsync(DrillRunArguments asked, Func<string?> interruption, CancellationToken cancellationToken)
    {
        var seed = asked.Seed ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(3));
        var arguments = asked with { Seed = seed };
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
            Interruption = interruption,
            AgentArguments = sabotage is { Role: Roles.Agent } ? ["--sabotage", sabotage.Name] : [],
            ComputeArguments = sabotage is { Role: Roles.Compute } ? ["--sabotage", sabotage.Name] : [],
            Decorate = sabotage is { Role: Roles.Runner } ? sabotage.Apply : null,
        };
        using var target = Targets.Choose(arguments.Target, ServiceOptions.Check);
        OutFolder.Check(arguments.Out);
        var view = RunViews.For(arguments, plan);
        view.Begin(Where(arguments), RunMarks.Replay(arguments));
        SayWhatIsNotUsed(view, plan);
        var folder = await new DrillSession(request, target, view, TimeProvider.System).RunAsync(cancellationToken).ConfigureAwait(false);
        RunFile.Write(folder, arguments, seed, request.RunId);
        var verdict = RunMarks.On(VerdictComputer.Compute(folder.Journal), arguments, folder.Path);
        Reports.WriteAll(verdict, folder.Path);
        view.End(verdict, new VerdictContext(Path.Combine(folder.Path, new MarkdownReport().FileName), RunMarks.Replay(arguments), MachineLoad.Text()));
        return verdict.ExitCode;
    }

    private static string Where(DrillRunArguments arguments) =>
        arguments.Target == Targets.Native && arguments.Offset != 0 ? $"{arguments.Target}, ports shifted by {arguments.Offset}" : arguments.Target;

    /// <summary>A drill brings the timers of the SDK under drill itself, and a stack its addresses.</summary>
    private static void SayWhatIsNotUsed(ICommandView view, DrillPlan plan)
    {
        var used = EnvironmentSettings.On(plan, Environment.GetEnvironmentVariable).Run.Settings.Except(plan.Run.Settings).ToList();
        var ignored = Environment.GetEnvironmentVariables().Keys.OfType<string>()
            .Where(static name => name.StartsWith("SDK_", StringComparison.Ordinal) || name == "EVM_RPC_URL")
            .Where(name => !used.Exists(line => line.Contains($" {name}=", StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        if (ignored.Count > 0)
        {
            view.Say(Phases.Preflight, $"not used by a drill: {string.Join(", ", ignored)}; it brings its own, see its sdk: and --set sdk.maxRetries=3");
        }
    }
}
