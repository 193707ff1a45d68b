using System.Diagnostics;

namespace Pandacea.Architecture.Tests.Support;

/// <summary>The work tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> AllFiles = new(ListFiles);

    public static string Root { get; } = FindRoot();

    /// <summary>Files that are tracked, or would be with the next commit; relative, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => AllFiles.Value;

    public static IEnumerable<string> Sources => Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    public static IEnumerable<string> Documents => Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pandacea.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Pandacea.slnx was not found above the test's folder.");
        }

        return folder.FullName;
    }

    private static List<string> ListFiles()
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(PathOf(file)))];
    }
}
