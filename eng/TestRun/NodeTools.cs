using System.ComponentModel;

namespace Pandacea.TestRun;

/// <summary>Brings the tools that the tests start (Anvil, the Solidity compiler) with npm, where they are not there yet.</summary>
public static class NodeTools
{
    public static async Task<int> InstallAsync(string root)
    {
        var folder = Path.Combine(root, "tools");
        var wanted = new FileInfo(Path.Combine(folder, "package-lock.json"));
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        if (!wanted.Exists || (installed.Exists && installed.LastWriteTimeUtc >= wanted.LastWriteTimeUtc))
        {
            return 0;
        }

        Console.WriteLine("test: installing the tools of tools/package-lock.json ...");
        try
        {
            return OperatingSystem.IsWindows()
                ? await Commands.RunAsync("cmd.exe", ["/c", "npm", "ci", "--no-audit", "--no-fund"], folder)
                : await Commands.RunAsync("npm", ["ci", "--no-audit", "--no-fund"], folder);
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("test: npm was not found; install Node.js (20 or later) and put it on PATH.");
            return 3;
        }
    }
}
