using System.CommandLine;
using Pandacea.Cli.Output;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea bench</c>: a real stack under a stated load, without faults.</summary>
internal static class BenchCommand
{
    public static Command Create(Interruption interruption)
    {
        var command = new Command("bench", "Measure a real stack under a stated load, without faults.") { BenchAgentCommand.Create(interruption) };
        return command.WithExamples("pandacea bench agent");
    }
}
