using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea drill run</c>.</summary>
internal static class DrillRunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Interruption interruption)
    {
        var drill = new Argument<string>("drill") { Description = "Name of a drill, or path of a definition." };
        var profile = new Option<string>("--profile") { Description = "full, quick (about 25 s; a pass is weakened), or one more of the drill, as storm of agent_crash.", DefaultValueFactory = _ => "full" };
        var seed = SeedOption.Validated(new Option<string?>("--seed") { Description = "Repeats the schedule and decisions of another run." });
        var output = new Option<DirectoryInfo?>("--out") { Description = "Folder for journal and reports." };
        var sets = new Option<string[]>("--set") { Description = "Overrides one value of the definition, as in criteria.recovery.within=10s." };
        var sabotage = new Option<string?>("--sabotage") { Description = "Removes a defence on purpose; 'drill selftest' lists the names." };
        var target = new Option<string?>("--target") { Description = "native (the default), or the address of the fault control of a stack that runs elsewhere, as in http://host:8474; PANDACEA_TARGET says the same." };
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout, nothing else." };
        var command = new Command("run", "Break it for real and judge what happened.")
        {
            drill, profile, seed, output, sets, sabotage, target, json,
        };
        var selection = StackSelection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => DrillRun.ExecuteAsync(
            new DrillRunArguments(
                parsed.GetRequiredValue(drill),
                parsed.GetRequiredValue(profile),
                parsed.GetValue(seed),
                parsed.GetValue(output)?.FullName,
                parsed.GetValue(sets) ?? [],
                parsed.GetValue(sabotage),
                selection.Offset(parsed),
                Targets.Named(parsed.GetValue(target)),
                parsed.GetValue(json)),
            () => interruption.Reason,
            cancellationToken));
        return command.WithExamples("pandacea drill run evm_rpc_flap", "pandacea drill run evm_rpc_flap --profile quick --seed 7F3A91", "pandacea drill run agent_crash --profile storm", "pandacea drill run evm_rpc_flap --set criteria.recovery.within=10s");
    }
}
