using System.CommandLine;
using Pandacea.Cli.Output;

namespace Pandacea.Cli.Commands;

/// <summary><c>drill validate</c>: every problem of a drill file.</summary>
public static class DrillValidateCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("drill") { Description = "Path of a drill file, or name of a drill." };
        var command = new Command("validate", "Check a drill in all its profiles and show every problem with its line.") { name };
        command.SetAction(parsed => DrillUsage.Guard(parsed, () =>
        {
            var drill = DrillUsage.Catalog.Load(parsed.GetRequiredValue(name));
            parsed.InvocationConfiguration.Output.WriteLine($"{drill.Source} is a valid drill (profiles: {string.Join(", ", drill.Profiles)}).");
        }));
        return command.WithExamples("pandacea drill validate drills/evm_rpc_flap.yaml");
    }
}
