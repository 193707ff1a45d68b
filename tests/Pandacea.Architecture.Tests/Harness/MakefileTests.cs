using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Harness;

public sealed class MakefileTests : IDisposable
{
    private readonly HarnessBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [UnixFact]
    [Trait("Requirement", "S111")]
    public async Task Chaos_one_runs_evm_rpc_flap_unless_told_otherwise()
    {
        _bench.Stub("path/pandacea", "path");
        Assert.Contains("path [drill] [run] [evm_rpc_flap]", (await _bench.RunAsync("make", ".", ["chaos-one"])).Lines);
        var unknown = await _bench.RunAsync("make", ".", ["chaos-one", "SCENARIO=nonsense"]);
        Assert.Contains("unknown scenario 'nonsense'", unknown.Errors);
        Assert.NotEqual(0, unknown.ExitCode);
    }

    [UnixFact]
    [Trait("Requirement", "S111")]
    public async Task Chaos_one_names_the_exit_code_of_the_drill()
    {
        _bench.Stub("path/pandacea", "path", "3");
        var outcome = await _bench.RunAsync("make", ".", ["chaos-one"]);
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("Error 3", outcome.Errors);
    }

    [UnixFact]
    [Trait("Requirement", "S112")]
    public async Task Chaos_test_runs_all_and_fails_if_any_fails()
    {
        _bench.Write("integration/chaos/scenarios/a_broken_one.py", "");
        _bench.Stub("path/pandacea", "path", "$([ \"$3\" = a_broken_one ] && echo 1 || echo 0)");
        var outcome = await _bench.RunAsync("make", ".", ["chaos-test"]);
        Assert.Equal(["path [drill] [run] [a_broken_one]", "path [drill] [run] [agent_crash]", "path [drill] [run] [agent_overload]", "path [drill] [run] [evm_rpc_flap]", "path [drill] [run] [ipfs_slowdown]", "path [drill] [run] [pysyft_crash]"], outcome.Lines.Where(line => line.StartsWith("path", StringComparison.Ordinal)));
        Assert.NotEqual(0, outcome.ExitCode);
    }
}
