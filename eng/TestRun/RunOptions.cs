namespace Pandacea.TestRun;

/// <summary>The command line: test projects to run (all where none is named), the rest goes on to <c>dotnet test</c>.</summary>
public sealed record RunOptions(IReadOnlyList<string> Projects, IReadOnlyList<string> PassedOn)
{
    /// <summary>True where every test of every project is meant to run.</summary>
    public bool IsWhole => PassedOn.Count == 0;

    /// <summary>Sorts the arguments; a project is named by its path, its folder or its name, in full or without <c>Pandacea.</c>.</summary>
    public static RunOptions Parse(IReadOnlyList<string> arguments, IReadOnlyList<string> all)
    {
        var chosen = new List<string>();
        var passedOn = new List<string>();
        foreach (var argument in arguments)
        {
            var isValueOfOption = passedOn.Count > 0 && passedOn[^1].StartsWith('-');
            var project = isValueOfOption ? null : all.FirstOrDefault(candidate => Names(candidate).Contains(argument.TrimEnd('/', '\\').Replace('\\', '/')));
            if (project is null)
            {
                passedOn.Add(argument);
            }
            else
            {
                chosen.Add(project);
            }
        }

        return new RunOptions(chosen.Count == 0 ? all : chosen, passedOn);
    }

    private static IEnumerable<string> Names(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var folder = "tests/" + name;
        return [name, name.Replace("Pandacea.", null), folder, "./" + folder, $"{folder}/{name}.csproj"];
    }
}
