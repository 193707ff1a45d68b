namespace Pandacea.TestRun;

/// <summary>Builds everything. One compiler server serves all projects, which takes half the time of a compiler for each;
/// it is of this run alone, and ends with the build.</summary>
/// <param name="root">The repository.</param>
/// <param name="marked">Finds what this run has started.</param>
public sealed class SolutionBuild(string root, Leftovers marked)
{
    private const string Server = "VBCSCompiler";

    // Only where this run can find its own server again; any other would outlive it.
    private static readonly string[] Servers = OperatingSystem.IsLinux()
        ? ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId=pandacea-{Environment.ProcessId}", "-nodeReuse:false"]
        : ["--disable-build-servers"];

    /// <returns>0 if everything was built.</returns>
    public async Task<int> RunAsync()
    {
        try
        {
            return await Commands.RunAsync("dotnet", ["build", "Pandacea.slnx", "-c", "Release", "-nologo", "-v", "quiet", "-m", .. Servers], root);
        }
        finally
        {
            marked.Kill(Server);
        }
    }
}
