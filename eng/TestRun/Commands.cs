using System.Diagnostics;

namespace Pandacea.TestRun;

/// <summary>Runs other programs.</summary>
public static class Commands
{
    /// <summary>Runs a program to its end. Its output goes to the console: as it comes, or in one piece at the end.</summary>
    public static async Task<int> RunAsync(string program, IEnumerable<string> arguments, string folder, bool inOnePiece = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = inOnePiece,
            RedirectStandardError = inOnePiece,
        };
        using var process = Process.Start(start)!;
        if (inOnePiece)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            Console.Out.Write(await output + await errors);
        }

        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
