using System.Diagnostics;
using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Wrappers;

[Collection(nameof(RunsAlone))]
public sealed class PandaceaScriptTests : IDisposable
{
    private readonly WrapperBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [UnixFact]
    public async Task Builds_first_and_keeps_standard_output_for_the_cli()
    {
        var outcome = await _bench.RunAsync(["drill", "run", "two words", ""]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal($"cwd={_bench.Root}\narg=drill\narg=run\narg=two words\narg=\n", outcome.Output);
        Assert.Equal("pandacea: building (first time, ~1 min) ...\n", outcome.Errors);
        Assert.Equal(1, _bench.Builds);
    }

    [UnixFact]
    public async Task Does_not_build_what_is_up_to_date()
    {
        await _bench.RunAsync(["--help"]);
        var outcome = await _bench.RunAsync(["--help"]);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(1, _bench.Builds);
    }

    [UnixFact]
    public async Task Builds_again_after_a_source_was_changed_added_or_removed()
    {
        await _bench.RunAsync(["--help"]);
        _bench.Write("src/Pandacea.Sdk/Client.cs", "// changed");
        await _bench.RunAsync(["--help"]);
        Assert.Equal(2, _bench.Builds);

        _bench.Write("drills/mine.yaml", "name: mine");
        await _bench.RunAsync(["--help"]);
        Assert.Equal(3, _bench.Builds);

        File.Delete(_bench.PathOf("src/Pandacea.Sdk/Client.cs"));
        // The kernel's clock of files ticks every few ms: without this the deletion may carry the instant of the build's end.
        Directory.SetLastWriteTimeUtc(_bench.PathOf("src/Pandacea.Sdk"), DateTime.UtcNow.AddSeconds(1));
        var outcome = await _bench.RunAsync(["--help"]);
        Assert.Equal(4, _bench.Builds);
        Assert.Equal("pandacea: building (sources changed) ...\n", outcome.Errors);
    }

    [UnixFact]
    public async Task Passes_the_exit_code_on_and_runs_where_the_user_stands()
    {
        var elsewhere = _bench.Folder("elsewhere");
        var outcome = await _bench.RunAsync(["drill"], from: elsewhere, environment: ("FAKE_EXIT", "4"));
        Assert.Equal(4, outcome.ExitCode);
        Assert.Contains($"cwd={elsewhere}", outcome.Lines);
    }

    [UnixFact]
    public async Task Works_through_a_symbolic_link()
    {
        var link = Path.Combine(_bench.Folder("bin folder"), "pandacea");
        File.CreateSymbolicLink(link, "../pandacea");
        var outcome = await _bench.RunAsync(["--help"], through: link);
        Assert.Equal(0, outcome.ExitCode);
    }

    [UnixFact]
    public async Task Two_at_once_build_once()
    {
        var both = await Task.WhenAll(
            _bench.RunAsync(["a"], environment: ("FAKE_BUILD_SECONDS", "1")),
            _bench.RunAsync(["b"], environment: ("FAKE_BUILD_SECONDS", "1")));
        Assert.All(both, outcome => Assert.Equal(0, outcome.ExitCode));
        Assert.Equal(1, _bench.Builds);
    }

    [UnixFact]
    public async Task A_lock_of_a_dead_process_holds_nobody_up()
    {
        _bench.Folder("src/Pandacea.Cli/obj");
        File.CreateSymbolicLink(_bench.PathOf("src/Pandacea.Cli/obj/build-lock"), "pid-999999999");
        Assert.Equal(0, (await _bench.RunAsync(["--help"])).ExitCode);
        Assert.Equal(1, _bench.Builds);
    }

    [UnixFact]
    public async Task A_failed_build_shows_its_errors_and_is_tried_again()
    {
        var failed = await _bench.RunAsync(["--help"], environment: ("FAKE_BUILD_ERROR", "error CS1002: ; expected"));
        Assert.Equal(3, failed.ExitCode);
        Assert.Equal("", failed.Output);
        Assert.Contains("error CS1002: ; expected", failed.Errors);
        Assert.Equal(0, (await _bench.RunAsync(["--help"])).ExitCode);
        Assert.Equal(2, _bench.Builds);
    }

    [UnixFact]
    public async Task Without_an_sdk_it_says_how_to_get_one()
    {
        var outcome = await _bench.RunAsync(["--help"], environment: ("FAKE_NO_SDK", "1"));
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains(".NET 10 SDK", outcome.Errors);
        Assert.Contains("Install it", outcome.Errors);
        Assert.Equal(0, _bench.Builds);
    }

    [UnixFact]
    public async Task Where_it_cannot_write_it_says_so()
    {
        _bench.Write("src/Pandacea.Cli/obj", "a file in the folder's place");
        var outcome = await _bench.RunAsync(["--help"]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("make it writable", outcome.Errors);
    }

    [UnixFact]
    public async Task Down_runs_the_build_that_is_there()
    {
        await _bench.RunAsync(["--help"]);
        _bench.Write("src/Pandacea.Sdk/Client.cs", "// changed");
        Assert.Equal(0, (await _bench.RunAsync(["down"])).ExitCode);
        Assert.Equal(1, _bench.Builds);
    }

    [UnixFact]
    public async Task Costs_less_than_50_ms_when_up_to_date()
    {
        await _bench.RunAsync(["--help"]);
        for (var file = 0; file < 400; file++)
        {
            var path = _bench.Write($"src/Pandacea.Sdk/Many/File{file}.cs", "// nothing");
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        }

        await _bench.RunAsync(["--help"]);
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 20; run++)
        {
            var clock = Stopwatch.StartNew();
            await _bench.RunAsync(["--help"]);
            best = clock.Elapsed < best ? clock.Elapsed : best;
        }

        Assert.True(best < TimeSpan.FromMilliseconds(50), $"{best.TotalMilliseconds:0.0} ms");
    }
}
