using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Harness;

public sealed class ScenarioModuleTests : IDisposable
{
    private readonly HarnessBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [UnixFact]
    [Trait("Requirement", "S83")]
    public async Task The_runbooks_import_works()
    {
        var outcome = await _bench.PythonAsync("integration", ["-c", "import scenarios.evm_rpc_flap; print('Chaos scenarios available')"]);
        Assert.Equal("Chaos scenarios available\n", outcome.Output);
        Assert.Equal(0, outcome.ExitCode);
    }

    [UnixFact]
    public async Task A_scenario_can_be_run_by_itself()
    {
        _bench.Stub("path/pandacea", "path");
        var outcome = await _bench.PythonAsync(".", ["integration/chaos/scenarios/evm_rpc_flap.py", "--quick"], ("STUB_EXIT", "3"));
        Assert.Equal("path [drill] [run] [evm_rpc_flap] [--quick]\n", outcome.Output);
        Assert.Equal(3, outcome.ExitCode);
    }

    [Fact]
    public void Every_drill_has_its_module()
    {
        var drills = Names("drills/", ".yaml");
        var modules = Names("integration/chaos/scenarios/", ".py");
        Breaches.None(drills.Except(modules));
    }

    [Fact]
    [Trait("Requirement", "S4")]
    public void There_is_nothing_to_install() =>
        Assert.All(File.ReadLines(Repository.PathOf("integration/requirements.txt")), line => Assert.StartsWith("#", line));

    private static IEnumerable<string> Names(string folder, string extension) =>
        Repository.Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(extension, StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file));
}
