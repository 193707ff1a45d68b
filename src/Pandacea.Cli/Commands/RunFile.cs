using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Drills.Running;

namespace Pandacea.Cli.Commands;

/// <summary><c>run.json</c>: how the run was asked for, sabotage included. Judges never read it; readers are told what it says.</summary>
internal static class RunFile
{
    /// <summary>Its name in the folder of a run.</summary>
    public const string Name = "run.json";

    /// <summary>Writes it.</summary>
    public static void Write(RunFolder folder, DrillRunArguments arguments, string seed, string runId)
    {
        var run = new JsonObject
        {
            ["runId"] = runId,
            ["drill"] = arguments.Drill,
            ["profile"] = arguments.Profile,
            ["seed"] = seed,
            ["set"] = new JsonArray([.. arguments.Sets.Select(static set => (JsonNode)set)]),
            ["target"] = arguments.Target,
            ["offset"] = arguments.Offset,
            ["out"] = arguments.Out,
            ["sabotage"] = arguments.Sabotage,
        };
        File.WriteAllText(folder.RunJson, run.ToJsonString(new() { WriteIndented = true }) + "\n");
    }

    /// <summary>What it says of the run <paramref name="runId"/>; null where there is none, or it is of another run.</summary>
    public static DrillRunArguments? Read(string folder, string? runId)
    {
        try
        {
            if (Parse(folder) is not { } run || run["runId"]?.GetValue<string>() != runId)
            {
                return null;
            }

            return new DrillRunArguments(
                run["drill"]!.GetValue<string>(),
                run["profile"]!.GetValue<string>(),
                run["seed"]!.GetValue<string>(),
                run["out"]?.GetValue<string>(),
                [.. run["set"]!.AsArray().Select(static set => set!.GetValue<string>())],
                run["sabotage"]?.GetValue<string>(),
                run["offset"]!.GetValue<int>(),
                run["target"]?.GetValue<string>() ?? Stack.Targets.Native,
                Json: false);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or NullReferenceException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Id of the run that it is of; null where it does not say.</summary>
    public static string? IdIn(string folder)
    {
        try
        {
            return Parse(folder)?["runId"]?.GetValue<string>();
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static JsonNode? Parse(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) && RegularFile.Is(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
    }
}
