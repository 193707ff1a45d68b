using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Docs;

/// <summary>Every command in a fenced <c>bash</c> or <c>console</c> block can be run.</summary>
internal static class CommandRule
{
    private static readonly HashSet<string> Programs = ["cd", "cp", "curl", "docker", "docker-compose", "dotnet", "export", "git", "npm", "pip"];

    private static readonly Dictionary<string, string[]> Pandacea = new()
    {
        ["up"] = [],
        ["down"] = [],
        ["status"] = [],
        ["logs"] = [],
        ["restart"] = [],
        ["drill"] = ["list", "show", "run", "validate", "judge", "recover", "selftest"],
        ["bench"] = ["agent"],
        ["serve"] = ["stack", "faults"],
    };

    public static IEnumerable<string> Dead(string document, string text) =>
        from fence in Markdown.Fences(text)
        where fence.Language is "bash" or "console"
        from line in Commands(fence)
        where !Exists(line.Command)
        select $"{document}:{line.Number}: no such command: {line.Command}";

    /// <summary>In a console block a command stands after "$ ", the rest is output.</summary>
    private static IEnumerable<(string Command, int Number)> Commands(Fence fence) =>
        fence.Lines.Select((line, index) => (Command: line.Trim(), Number: fence.FirstLine + index))
            .Where(line => fence.Language == "bash" || line.Command.StartsWith("$ ", StringComparison.Ordinal))
            .Select(line => (line.Command.StartsWith("$ ", StringComparison.Ordinal) ? line.Command[2..] : line.Command, line.Number))
            .SelectMany(line => line.Item1.Split(" && ").Select(command => (command.Trim(), line.Number)))
            .Where(line => line.Item1.Length > 0 && !line.Item1.StartsWith('#'));

    private static bool Exists(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(IsAssignment).TakeWhile(word => !word.StartsWith('#')).ToList();
        return words switch
        {
            [] => true,
            ["./pandacea" or "pandacea" or "pandacea.cmd", .. var rest] => IsPandacea(rest),
            ["make", var target, ..] => Repository.Read("Makefile").Split('\n').Any(line => line.StartsWith(target + ":", StringComparison.Ordinal)),
            ["python" or "python3", "-c", ..] => true,
            ["python" or "python3", var script, ..] => File.Exists(Repository.PathOf(script)),
            [var program, ..] when program.StartsWith("./", StringComparison.Ordinal) => File.Exists(Repository.PathOf(program[2..])),
            [var program, ..] => Programs.Contains(program),
        };
    }

    private static bool IsPandacea(IReadOnlyList<string> words) => words switch
    {
        ["--help" or "--version", ..] => true,
        [var verb, ..] when Pandacea.TryGetValue(verb, out var below) =>
            below.Length == 0 || (words.Count > 1 && (below.Contains(words[1]) || words[1] == "--help")),
        _ => false,
    };

    private static bool IsAssignment(string word) => word.IndexOf('=') > 0 && word[..word.IndexOf('=')].All(letter => char.IsAsciiLetterUpper(letter) || letter == '_' || char.IsAsciiDigit(letter));
}
