using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>Whatever a user gets wrong: a clear message with the remedy, the right exit code, nothing left behind.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly PandaceaProgram _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    [Trait("Requirement", "S109")]
    public async Task Unknown_drill_names_the_known_ones()
    {
        var result = await _cli.RunAsync("drill", "run", "evm_rpc_flop");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("evm_rpc_flap", result.Errors, StringComparison.Ordinal);
        NoTrace(result);
    }

    [Fact]
    public async Task Malformed_yaml_names_line_and_column()
    {
        var result = await RunDrillAsync("name: x\npurpose: [unclosed\n");
        Assert.Equal(2, result.ExitCode);
        Assert.Matches(@"\d+:\d+", result.Errors);
        NoTrace(result);
    }

    [Fact]
    public async Task Impossible_duration_names_field_and_allowed_values()
    {
        var result = await _cli.QuickAsync("--set", "faults[1].for=5");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("faults[1].for", result.Errors, StringComparison.Ordinal);
        Assert.Contains("unit", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_sabotage_names_the_known_ones()
    {
        var result = await _cli.QuickAsync("--sabotage", "no-such");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no-jitter", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "S82")]
    public async Task Port_taken_is_inconclusive_and_names_the_holder()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 8545 + _cli.Offset);
        holder.Start();
        var result = await _cli.QuickAsync();
        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"{8545 + _cli.Offset}", result.All, StringComparison.Ordinal);
        Assert.Contains($"{Environment.ProcessId}", result.All, StringComparison.Ordinal);
        NoTrace(result);
    }

    [Fact]
    public async Task Anvil_that_is_not_there_is_inconclusive_with_the_remedy()
    {
        _cli.Environment["ANVIL_PATH"] = "/nowhere/anvil";
        var result = await _cli.QuickAsync();
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("ANVIL_PATH", result.All, StringComparison.Ordinal);
        NoTrace(result);
    }

    [Fact]
    public async Task Anvil_that_dies_at_start_is_inconclusive_with_its_last_words()
    {
        var script = Path.Combine(_cli.Home, "anvil");

        // Written by another process: a file that this one held open for writing may be "busy" for programs started meanwhile.
        using (var write = Process.Start("sh", ["-c", $"printf '#!/bin/sh\\necho no such hardfork >&2\\nexit 7\\n' > {script}; chmod +x {script}"]))
        {
            await write.WaitForExitAsync();
        }

        _cli.Environment["ANVIL_PATH"] = script;
        var result = await _cli.QuickAsync();
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("no such hardfork", result.All, StringComparison.Ordinal);
        NoTrace(result);
    }

    [Fact]
    public async Task Read_only_folder_is_inconclusive_and_names_another_way()
    {
        using var mount = new Mount("ro");
        _cli.Environment["PANDACEA_HOME"] = mount.Path;
        var result = await _cli.RunAsync("drill", "run", "evm_rpc_flap", "--profile", "quick", "--offset", $"{_cli.Offset}");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("PANDACEA_HOME", result.All, StringComparison.Ordinal);
        NoTrace(result);
    }

    [Fact]
    public async Task Full_disk_while_running_is_inconclusive_and_leaves_no_fault()
    {
        using var mount = new Mount("size=1m");
        await using var filler = await FillAsync(mount.Path, leave: 300_000);
        var result = await _cli.RunAsync("drill", "run", "evm_rpc_flap", "--profile", "quick", "--offset", $"{_cli.Offset}", "--out", Path.Combine(mount.Path, "run"));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("space", result.All, StringComparison.OrdinalIgnoreCase);
        NoTrace(result);
    }

    private static async Task<FileStream> FillAsync(string folder, int leave)
    {
        var file = new FileStream(Path.Combine(folder, "filler"), FileMode.Create);
        await file.WriteAsync(new byte[(1024 * 1024) - leave]);
        await file.FlushAsync();
        return file;
    }

    private async Task<CliResult> RunDrillAsync(string yaml)
    {
        var path = Path.Combine(_cli.Home, "mine.yaml");
        await File.WriteAllTextAsync(path, yaml);
        return await _cli.RunAsync("drill", "run", path, "--offset", $"{_cli.Offset}");
    }

    private static void NoTrace(CliResult result) => Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);

    /// <summary>A small file system of its own; tests run as root, for whom permissions do not count.</summary>
    private sealed class Mount : IDisposable
    {
        public Mount(string options)
        {
            Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", Path);
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("pandacea-mount-").FullName;

        public void Dispose()
        {
            Run("umount", "-l", Path);
            Directory.Delete(Path);
        }

        private static void Run(string program, params string[] arguments)
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }
}
