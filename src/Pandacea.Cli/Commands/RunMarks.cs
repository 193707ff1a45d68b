using Pandacea.Protocol;
using Pandacea.Stack;
using Pandacea.Verdict.Judging;

namespace Pandacea.Cli.Commands;

/// <summary>Tells readers of a verdict what its journal must not: how the run was asked for, and that it was spoilt on purpose.</summary>
internal static class RunMarks
{
    /// <summary>The verdict with it.</summary>
    /// <param name="arguments">How the run was asked for; <see cref="DrillRunArguments.Seed"/> is set.</param>
    /// <param name="folder">Where the run lies.</param>
    public static RunVerdict On(RunVerdict verdict, DrillRunArguments arguments, string folder) => verdict with
    {
        Marks = arguments.Sabotage is { } name ? [$"sabotaged: {name}"] : [],
        ReplayCommand = Replay(arguments),
        RecoverCommand = StackCommand.Of("drill recover", arguments.Offset),
        JudgeCommand = arguments.Out is null || verdict.Run is null
            ? verdict.JudgeCommand
            : $"{ProgramName.Text} drill judge {ProgramName.Quoted(folder)}",
    };

    /// <summary>The command that repeats a run with the same choices.</summary>
    public static string Replay(DrillRunArguments arguments)
    {
        List<string> words = ["drill", "run", ProgramName.Quoted(arguments.Drill)];
        Add("--profile", arguments.Profile, arguments.Profile != "full");
        arguments.Sets.ToList().ForEach(set => Add("--set", set));
        Add("--sabotage", arguments.Sabotage, arguments.Sabotage is not null);
        Add("--target", arguments.Target, arguments.Target != Targets.Native);
        Add("--offset", $"{arguments.Offset}", arguments.Offset != 0);
        Add("--seed", arguments.Seed);
        return $"{ProgramName.Text} {string.Join(' ', words)}";

        void Add(string option, string? value, bool when = true)
        {
            if (when)
            {
                words.AddRange([option, ProgramName.Quoted(value!)]);
            }
        }
    }
}
