using System.CommandLine;
using Pandacea.Cli.Output;

namespace Pandacea.Cli.Commands;

/// <summary>The root: one line for each command.</summary>
internal static class PandaceaCommand
{
    public static RootCommand Create(Interruption interruption)
    {
        var root = new RootCommand("Resilience drills for a decentralised data market: breaks a real stack under a real workload and judges what was recorded.")
        {
            DrillCommand.Create(interruption),
            BenchCommand.Create(interruption),
            UpCommand.Create(),
            DownCommand.Create(),
            StatusCommand.Create(),
            RestartCommand.Create(),
            LogsCommand.Create(),
            PrivacyCommand.Create(),
            ConsentCommand.Create(),
            ServeCommand.Create(),
        };
        Examples.ShowInHelp(root);
        return root.WithExamples("pandacea drill run evm_rpc_flap", "pandacea up", "pandacea status --json", "pandacea down");
    }
}
