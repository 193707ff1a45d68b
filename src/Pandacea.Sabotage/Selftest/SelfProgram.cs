using System.Diagnostics;

namespace Pandacea.Sabotage;

/// <summary>How to start this program once more.</summary>
internal static class SelfProgram
{
    /// <summary>Start information with redirected output.</summary>
    public static ProcessStartInfo Start(IReadOnlyList<string> arguments)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "pandacea.dll"));
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
