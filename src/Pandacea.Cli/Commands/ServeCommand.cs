using System.CommandLine;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea serve</c>: the roles that this program can play as a process of its own.</summary>
internal static class ServeCommand
{
    public static Command Create() => new("serve", "Run one role in the foreground, until Ctrl-C.")
    {
        ServeStackCommand.Create(),
        ServeAgentCommand.Create(),
        ServeComputeCommand.Create(),
        ServeIpfsCommand.Create(),
        ServeFaultsCommand.Create(),
    };
}
