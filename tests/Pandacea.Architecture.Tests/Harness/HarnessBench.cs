using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Harness;

/// <summary>A copy of the Python harness in a folder of its own, a bare PATH, and stand-ins that print their name and arguments.</summary>
internal sealed class HarnessBench : IDisposable
{
    private readonly Scratch _scratch = new();

    public HarnessBench()
    {
        foreach (var file in Repository.Files.Where(file => file.StartsWith("integration/", StringComparison.Ordinal) || file is "Makefile" or "scripts/windows/run-chaos.ps1"))
        {
            _scratch.Copy(file);
        }

        // A PATH of its own, so that what this machine has installed decides nothing.
        foreach (var tool in new[] { "python3", "bash", "sh", "make", "sleep", "env" })
        {
            File.CreateSymbolicLink(Path.Combine(_scratch.Folder("path"), tool), Which(tool));
        }
    }

    public string Root => _scratch.Root;

    public string SearchPath => _scratch.PathOf("path");

    /// <summary>Puts a stand-in for a program at <paramref name="place"/>.</summary>
    public void Stub(string place, string says, string exit = "${STUB_EXIT:-0}") =>
        _scratch.WriteScript(place, $"#!/usr/bin/env bash\nprintf '%s' '{says}'; printf ' [%s]' \"$@\"; echo\nexit {exit}\n");

    public void Write(string file, string text) => _scratch.Write(file, text);

    public string Folder(string name) => _scratch.Folder(name);

    /// <summary>Puts a compiled program that prints its arguments at <paramref name="place"/>, as a release would be.</summary>
    public void StubBinary(string place) => File.CreateSymbolicLink(_scratch.PathOf(place), Which("echo"));

    public Task<Outcome> PythonAsync(string folder, string[] arguments, params (string Name, string Value)[] environment) =>
        RunAsync("python3", folder, arguments, environment);

    public Task<Outcome> RunAsync(string program, string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var all = new Dictionary<string, string?> { ["PATH"] = SearchPath, ["PYTHONDONTWRITEBYTECODE"] = "1", ["SCENARIO"] = null };
        foreach (var (name, value) in environment)
        {
            all[name] = value;
        }

        return Commands.RunAsync(_scratch.PathOf(Path.Combine("path", program)), arguments, _scratch.PathOf(folder), all);
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>Where a program really is; a version manager's shim would not work from a bare PATH.</summary>
    private static string Which(string tool)
    {
        var folders = new[] { "/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin" }.Concat(Environment.GetEnvironmentVariable("PATH")!.Split(':'));
        return folders.Select(folder => Path.Combine(folder, tool)).First(File.Exists);
    }
}
