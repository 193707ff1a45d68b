using System.Text.Json.Nodes;
using Pandacea.Drills.Running;

namespace Pandacea.Cli.Commands;

/// <summary>Writes <c>run.json</c>: how the run was asked for, sabotage included. Judges never read it.</summary>
internal static class RunFile
{
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
            ["offset"] = arguments.Offset,
            ["sabotage"] = arguments.Sabotage,
        };
        File.WriteAllText(folder.RunJson, run.ToJsonString(new() { WriteIndented = true }) + "\n");
    }
}
