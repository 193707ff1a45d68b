using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Harness;

public sealed class RunChaosTests : IDisposable
{
    private const string Chaos = "integration/chaos";
    private readonly HarnessBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [UnixFact]
    [Trait("Requirement", "S25")]
    public async Task Runs_the_drill_with_the_pandacea_beside_the_repository()
    {
        _bench.Stub("pandacea", "beside");
        _bench.Stub("path/pandacea", "path");
        _bench.Stub("path/dotnet", "dotnet");
        var outcome = await _bench.PythonAsync(Chaos, ["run_chaos.py", "--scenario", "evm_rpc_flap", "--seed", "7F 3A"]);
        Assert.Equal("beside [drill] [run] [evm_rpc_flap] [--seed] [7F 3A]\n", outcome.Output);
        Assert.Equal("", outcome.Errors);
    }

    [UnixFact]
    [Trait("Requirement", "S25")]
    public async Task Works_from_any_folder()
    {
        _bench.Stub("path/pandacea", "path");
        foreach (var (folder, script) in new[] { (".", $"{Chaos}/run_chaos.py"), ("integration", "chaos/run_chaos.py"), ("path", $"../{Chaos}/run_chaos.py") })
        {
            Assert.Equal("path [drill] [run] [evm_rpc_flap]\n", (await _bench.PythonAsync(folder, [script, "--scenario", "evm_rpc_flap"])).Output);
        }
    }

    [UnixFact]
    [Trait("Requirement", "S26")]
    public async Task Ends_with_the_exit_code_of_the_drill()
    {
        _bench.Stub("path/pandacea", "path");
        foreach (var code in new[] { 0, 1, 2, 3, 4, 130 })
        {
            var outcome = await _bench.PythonAsync(Chaos, ["run_chaos.py", "--scenario", "evm_rpc_flap"], ("STUB_EXIT", $"{code}"));
            Assert.Equal(code, outcome.ExitCode);
        }
    }

    [UnixFact]
    [Trait("Requirement", "S26")]
    public async Task A_drill_that_was_killed_is_no_success()
    {
        _bench.Stub("path/pandacea", "path", "$(kill -9 $$)");
        Assert.Equal(137, (await _bench.PythonAsync(Chaos, ["run_chaos.py", "--scenario", "evm_rpc_flap"])).ExitCode);
    }

    [UnixFact]
    [Trait("Requirement", "S26")]
    public async Task With_nothing_to_run_it_could_not_test()
    {
        var outcome = await _bench.PythonAsync(Chaos, ["run_chaos.py", "--scenario", "evm_rpc_flap"]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("nothing that can run the drill was found", outcome.Errors);
    }

    [UnixFact]
    [Trait("Requirement", "S109")]
    public async Task Lists_the_scenarios_one_a_line()
    {
        var outcome = await _bench.PythonAsync(Chaos, ["run_chaos.py", "--list"]);
        Assert.Contains("evm_rpc_flap", outcome.Lines);
        Assert.Equal(0, outcome.ExitCode);
    }

    [UnixFact]
    [Trait("Requirement", "S109")]
    public async Task Takes_the_scenario_from_the_environment()
    {
        _bench.Stub("path/pandacea", "path");
        var outcome = await _bench.PythonAsync(Chaos, ["run_chaos.py"], ("SCENARIO", "evm_rpc_flap"));
        Assert.Equal("path [drill] [run] [evm_rpc_flap]\n", outcome.Output);
    }

    [UnixFact]
    [Trait("Requirement", "S109")]
    public async Task An_unknown_scenario_is_refused_with_the_names()
    {
        _bench.Stub("path/pandacea", "path");
        foreach (var arguments in new string[][] { ["run_chaos.py", "--scenario", "nonsense"], ["run_chaos.py"] })
        {
            var outcome = await _bench.PythonAsync(Chaos, arguments);
            Assert.Equal(2, outcome.ExitCode);
            Assert.Equal("", outcome.Output);
            Assert.Contains("evm_rpc_flap", outcome.Errors);
        }
    }

    [UnixFact]
    public async Task A_folder_of_drill_files_can_be_named()
    {
        _bench.Stub("path/pandacea", "path");
        _bench.Write("mine/slow.yaml", "name: slow");
        var outcome = await _bench.PythonAsync(".", [$"{Chaos}/run_chaos.py", "--scenarios-dir", "mine", "--scenario", "slow"]);
        Assert.Equal("path [drill] [run] [mine/slow.yaml]\n", outcome.Output);
    }
}
