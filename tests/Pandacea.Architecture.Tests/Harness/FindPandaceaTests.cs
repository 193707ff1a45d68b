using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Harness;

/// <summary>What <c>run_chaos.py</c> starts, where several things could be.</summary>
public sealed class FindPandaceaTests : IDisposable
{
    private const string Dll = "src/Pandacea.Cli/bin/Release/net10.0/pandacea.dll";
    private readonly HarnessBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [UnixFact]
    public async Task The_script_beside_it_is_of_no_use_without_dotnet()
    {
        _bench.Stub("pandacea", "beside");
        _bench.Stub("path/pandacea", "path");
        Assert.Equal("path [drill] [run] [evm_rpc_flap]", await RunAsync());
    }

    [UnixFact]
    public async Task A_release_beside_it_needs_no_dotnet()
    {
        _bench.StubBinary("pandacea");
        Assert.Equal("drill run evm_rpc_flap", await RunAsync());
    }

    [UnixFact]
    public async Task Then_a_build_that_is_there()
    {
        _bench.Stub("path/dotnet", "dotnet");
        _bench.Stub("path/docker", "docker");
        _bench.Write(Dll, "");
        Assert.Equal($"dotnet [{_bench.Root}/{Dll}] [drill] [run] [evm_rpc_flap]", await RunAsync());
    }

    [UnixFact]
    public async Task Last_the_container_image()
    {
        _bench.Stub("path/docker", "docker");
        var line = await RunAsync(("PANDACEA_IMAGE", "pandacea:test"));
        Assert.StartsWith("docker [run] [--rm] [--network] [host]", line);
        Assert.EndsWith("[pandacea:test] [drill] [run] [evm_rpc_flap]", line);
    }

    [UnixFact]
    public async Task Docker_that_cannot_start_the_image_is_not_a_failed_criterion()
    {
        _bench.Stub("path/docker", "docker", "125");
        var outcome = await _bench.PythonAsync("integration/chaos", ["run_chaos.py", "--scenario", "evm_rpc_flap"]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("Docker could not run the drill", outcome.Errors);
    }

    private async Task<string> RunAsync(params (string Name, string Value)[] environment) =>
        (await _bench.PythonAsync("integration/chaos", ["run_chaos.py", "--scenario", "evm_rpc_flap"], environment)).Output.TrimEnd();
}
