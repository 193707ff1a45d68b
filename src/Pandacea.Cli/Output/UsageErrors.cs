using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Pandacea.Drills.Definition.Values;
using Pandacea.Protocol;

namespace Pandacea.Cli.Output;

/// <summary>A command line that cannot be understood.</summary>
internal static class UsageErrors
{
    /// <summary>Says what is wrong and what would help.</summary>
    public static int Write(ParseResult parse)
    {
        var errors = new InvocationConfiguration { Output = Console.Error, Error = Console.Error };
        if (parse.UnmatchedTokens is [var word, ..] && parse.CommandResult.Command is { Subcommands.Count: > 0 } command)
        {
            // Only the first word that is not known can be a command: what follows it belongs to it.
            var names = command.Subcommands.Where(static known => !known.Hidden).Select(static known => known.Name).ToList();
            Console.Error.WriteLine($"'{word}' is not a command.{Suggestion.For(word, names)} Known: {Suggestion.Known(names)}.");
        }
        else if (parse.UnmatchedTokens is [['-', ..], ..] && parse.UnmatchedTokens.Count == parse.Errors.Count)
        {
            // What follows an option that is not known was meant as its value.
            var options = parse.CommandResult.Command.Options.Where(static known => !known.Hidden).Select(static known => known.Name).ToList();
            foreach (var option in parse.UnmatchedTokens.Where(static token => token.StartsWith('-')))
            {
                Console.Error.WriteLine($"'{option}' is not an option.{Suggestion.For(option, options)} Known: {Suggestion.Known(options)}.");
            }
        }
        else if (parse.Action is ParseErrorAction action)
        {
            action.ShowHelp = parse.UnmatchedTokens.Count == 0 && parse.CommandResult.Command.Subcommands.Count > 0;
            parse.Invoke(errors);
        }
        else
        {
            foreach (var error in parse.Errors)
            {
                Console.Error.WriteLine(error.Message);
            }
        }

        Console.Error.WriteLine($"See `{PathOf(parse.CommandResult.Command)} --help`.");
        return ExitCodes.Usage;
    }

    private static string PathOf(Command command)
    {
        var above = command.Parents.OfType<Command>().FirstOrDefault();
        return above is null ? ProgramName.Text : $"{PathOf(above)} {command.Name}";
    }
}
