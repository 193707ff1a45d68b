using System.CommandLine;
using System.Text.Json;
using Pandacea.Drills.Definition;
using Pandacea.Protocol;

namespace Pandacea.Cli.Commands;

/// <summary>What the drill commands that only read share.</summary>
internal static class DrillUsage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static DrillCatalog Catalog => new(Directory.GetCurrentDirectory());

    /// <summary>Runs <paramref name="action"/>; a drill that is unknown or wrong becomes its message and the exit code for bad usage.</summary>
    public static int Guard(ParseResult parsed, Action action)
    {
        try
        {
            action();
            return ExitCodes.Passed;
        }
        catch (Exception exception) when (exception is InvalidDrillException or UnknownDrillException)
        {
            parsed.InvocationConfiguration.Error.WriteLine(exception.Message);
            return ExitCodes.Usage;
        }
    }

    public static void WriteJson(ParseResult parsed, object value) =>
        parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(value, Json));
}
