using System.Diagnostics;

namespace Pandacea.Cli.Tests.Support;

/// <summary>Runs the real program in a folder of its own.</summary>
internal sealed class TestProgram : IAsyncDisposable
{
    // No two ports of stacks that are fewer than 90 of these apart are the same: those of agent and worker are 10 apart.
    private const int Step = 11;
    private static int _offsets = 6200;
    private readonly Dictionary<string, string?> _environment = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("pandacea-cli-").FullName;

    public string Offset { get; } = $"{Interlocked.Add(ref _offsets, Step)}";

    public TestProgram With(string variable, string? value)
    {
        _environment[variable] = value;
        return this;
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "pandacea.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public async Task<Ran> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndOfAsync(process);
    }

    public static async Task<Ran> EndOfAsync(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return new Ran(process.ExitCode, await output, await error);
    }

    public static Task SignalAsync(Process process, string signal) => SignalAsync(process.Id, signal);

    public static async Task SignalAsync(int pid, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{pid}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Whether any process names this folder in its command line.</summary>
    public bool LeftSomethingRunning() => Directory.EnumerateDirectories("/proc")
        .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
        .Any(folder => CommandLine(folder).Contains(Folder, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, ".pandacea")))
        {
            await RunAsync("down", "--offset", Offset);
        }

        var left = LeftSomethingRunning();
        Directory.Delete(Folder, recursive: true);
        Assert.False(left);
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
