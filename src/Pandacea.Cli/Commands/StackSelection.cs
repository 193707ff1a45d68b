using System.CommandLine;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary>Which stack a command is about: its options, and what they come to.</summary>
internal sealed class StackSelection
{
    private readonly Option<int> _offset = new("--offset")
    {
        Description = "Shifts every port, so that stacks can live side by side (0: 8545, 8474).",
        HelpName = "N",
    };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public static StackSelection AddTo(Command command)
    {
        var selection = new StackSelection();
        command.Options.Add(selection._offset);
        return selection;
    }

    public int Offset(ParseResult parse) => parse.GetValue(_offset);

    public StackOptions Options(ParseResult parse) => new() { Offset = Offset(parse), Home = Home() };

    public static string Home()
        => PandaceaHome.Find(Environment.CurrentDirectory, Environment.GetEnvironmentVariable(PandaceaHome.Variable));
}
