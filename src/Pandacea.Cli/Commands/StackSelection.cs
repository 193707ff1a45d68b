using System.CommandLine;
using System.Globalization;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary>Which stack a command is about: its options, and what they come to.</summary>
internal sealed class StackSelection
{
    private readonly Option<int> _offset = new("--offset")
    {
        Description = "Shifts every port, so that stacks can live side by side, at 0, 100, 200 and so on: others can share a port (0: 8545, 8474).",
        HelpName = "N",
    };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public static StackSelection AddTo(Command command)
    {
        var selection = new StackSelection();
        Validate(selection._offset);
        command.Options.Add(selection._offset);
        return selection;
    }

    /// <summary>Refuses an offset at which a port would not exist.</summary>
    public static void Validate(Option<int> offset) => offset.Validators.Add(static result =>
    {
        if (result.Tokens.Count > 0 && !result.Errors.Any() && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var given) && (given < 0 || given > Targets.LargestOffset))
        {
            result.AddError($"--offset: {given} is not allowed. Allowed: 0 to {Targets.LargestOffset}.");
        }
    });

    public int Offset(ParseResult parse) => parse.GetValue(_offset);

    public StackOptions Options(ParseResult parse) => new() { Offset = Offset(parse), Home = Home() };

    public static string Home()
        => PandaceaHome.Find(Environment.CurrentDirectory, Environment.GetEnvironmentVariable(PandaceaHome.Variable));
}
