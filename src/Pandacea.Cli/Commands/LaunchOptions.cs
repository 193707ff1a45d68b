using System.CommandLine;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary>How <c>serve stack</c> is told to start one of its services.</summary>
internal sealed class LaunchOptions(string service)
{
    private readonly Option<string[]> _variables = new($"--{service}-variable") { Description = $"An environment variable of '{service}', NAME=VALUE.", Hidden = true };
    private readonly Option<string[]> _arguments = new($"--{service}-argument") { Description = $"One more argument of 'serve {service}'.", Hidden = true };

    public void AddTo(Command command)
    {
        command.Add(_variables);
        command.Add(_arguments);
    }

    public ServiceLaunch Read(ParseResult parse) => new(
        (parse.GetValue(_variables) ?? [])
            .Select(static setting => setting.Split('=', 2))
            .ToDictionary(static parts => parts[0], static parts => parts.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal),
        parse.GetValue(_arguments) ?? []);
}
