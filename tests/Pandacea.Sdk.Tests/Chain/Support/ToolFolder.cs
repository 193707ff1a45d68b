using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pandacea.Tests.Support;

/// <summary>The repository's <c>tools</c> folder with its pinned node programs, installed on first use.</summary>
public static class ToolFolder
{
    private static readonly Lazy<string> Ready = new(Install);

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    public static string Anvil => Binary("anvil");

    public static string Cast => Binary("cast");

    public static string Path => Ready.Value;

    /// <summary>Runs a program to its end and returns what it printed.</summary>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = System.IO.Path.Combine(Root, "tools"),
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }

    private static string Binary(string tool)
    {
        var os = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var cpu = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        var name = OperatingSystem.IsWindows() ? tool + ".exe" : tool;
        return System.IO.Path.Combine(Path, "node_modules", "@foundry-rs", $"{tool}-{os}-{cpu}", "bin", name);
    }

    private static string Install()
    {
        var tools = System.IO.Path.Combine(Root, "tools");

        // Test projects may run side by side: only one of them installs.
        using var mutex = new Mutex(initiallyOwned: false, @"Global\pandacea-tools");
        mutex.WaitOne();
        try
        {
            // As in eng/TestRun: what was installed before the lock file changed is installed again.
            var wanted = new FileInfo(System.IO.Path.Combine(tools, "package-lock.json"));
            var installed = new FileInfo(System.IO.Path.Combine(tools, "node_modules", ".package-lock.json"));
            if (!installed.Exists || installed.LastWriteTimeUtc < wanted.LastWriteTimeUtc)
            {
                Run(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund");
            }
        }
        finally
        {
            mutex.ReleaseMutex();
        }

        return tools;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Pandacea.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
