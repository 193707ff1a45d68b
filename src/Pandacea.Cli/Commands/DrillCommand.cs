using System.CommandLine;
using Pandacea.Cli.Output;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea drill</c>: everything about drills.</summary>
internal static class DrillCommand
{
    public static Command Create(Interruption interruption)
    {
        var command = new Command("drill", "Run drills, judge them, and show that they can fail.")
        {
            DrillListCommand.Create(),
            DrillShowCommand.Create(),
            DrillRunCommand.Create(interruption),
            DrillValidateCommand.Create(),
            DrillJudgeCommand.Create(),
            DrillRecoverCommand.Create(),
            DrillSelftestCommand.Create(),
        };
        return command.WithExamples("pandacea drill run evm_rpc_flap", "pandacea drill list");
    }
}
