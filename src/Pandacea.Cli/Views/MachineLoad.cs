using System.Globalization;

namespace Pandacea.Cli.Views;

/// <summary>How busy this machine is.</summary>
internal static class MachineLoad
{
    private const string Average = "/proc/loadavg";

    /// <summary>The load of the last minute and the number of cores in words; null where the system does not say.</summary>
    public static string? Text()
    {
        try
        {
            var cores = Environment.ProcessorCount;
            return File.Exists(Average)
                ? string.Create(CultureInfo.InvariantCulture, $"{File.ReadAllText(Average).Split(' ')[0]} on {cores} {(cores == 1 ? "core" : "cores")}")
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
