using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;

namespace Pandacea.Cli.Commands;

/// <summary><c>drill show</c>: the resolved plan of a drill.</summary>
public static class DrillShowCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("drill") { Description = "Name of a drill, or path of a drill file." };
        var profile = new Option<string>("--profile") { Description = "Profile to resolve.", DefaultValueFactory = _ => Profiles.Full };
        var seed = SeedOption.Validated(new Option<string>("--seed") { Description = "Seed to resolve for.", DefaultValueFactory = _ => "000000" });
        var set = new Option<string[]>("--set") { Description = "Override a value, as in criteria.recovery.within=10s.", HelpName = "key=value" };
        var json = new Option<bool>("--json") { Description = "One JSON document on stdout, nothing else." };
        var command = new Command("show", "Show what a drill would do, second by second, without doing it.") { name, profile, seed, set, json };
        command.SetAction(parsed => DrillUsage.Guard(parsed, () =>
        {
            var drill = DrillUsage.Catalog.Load(parsed.GetRequiredValue(name));
            var plan = EnvironmentSettings.On(
                DrillPlanner.Plan(drill, parsed.GetRequiredValue(profile), parsed.GetRequiredValue(seed), parsed.GetValue(set) ?? []), Environment.GetEnvironmentVariable);
            if (parsed.GetValue(json))
            {
                DrillUsage.WriteJson(parsed, plan);
            }
            else
            {
                parsed.InvocationConfiguration.Output.Write(PlanText.Format(plan));
            }
        }));
        return command.WithExamples("pandacea drill show evm_rpc_flap", "pandacea drill show evm_rpc_flap --profile quick --seed A0B1C2");
    }
}
