using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Text;
using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Harness;

/// <summary>The PowerShell script, parsed and run by PowerShell's own engine inside this process, whose PATH it sees.</summary>
[Collection(nameof(RunsAlone))]
public sealed class RunChaosPs1Tests : IDisposable
{
    private const string Script = "scripts/windows/run-chaos.ps1";
    private readonly HarnessBench _bench = new();

    public static TheoryData<string> Scripts => [.. Repository.Files.Where(file => file.EndsWith(".ps1", StringComparison.Ordinal))];

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Scripts))]
    [Trait("Requirement", "S2")]
    public void Every_script_parses_and_holds_nothing_that_5_1_would_misread(string script)
    {
        Parser.ParseInput(Repository.Read(script), out _, out var errors);
        Assert.Empty(errors);
        Assert.True(Ascii.IsValid(Repository.Read(script)), "Windows PowerShell 5.1 reads a file without a mark as ANSI.");
    }

    [Fact]
    public void The_parser_catches_a_broken_script()
    {
        Parser.ParseInput("if ($List { exit 1 }", out _, out var errors);
        Assert.NotEmpty(errors);
    }

    [Fact]
    [Trait("Requirement", "S110")]
    public void It_ends_by_exiting_with_the_harness_s_code()
    {
        var ast = Parser.ParseInput(Repository.Read(Script), out _, out _);
        var last = Assert.IsType<ExitStatementAst>(ast.EndBlock.Statements[^1]);
        Assert.Equal("$LASTEXITCODE", last.Pipeline!.Extent.Text);
    }

    [UnixFact]
    [Trait("Requirement", "S110")]
    public async Task Its_exit_code_is_that_of_the_drill()
    {
        foreach (var code in new[] { 0, 1, 3 })
        {
            _bench.Stub("path/pandacea", "path", $"{code}");
            Assert.Equal($"path [drill] [run] [evm_rpc_flap] [--seed] [7]|{code}", await RunAsync("-Scenario evm_rpc_flap --seed 7"));
        }
    }

    [UnixFact]
    [Trait("Requirement", "S110")]
    public async Task Without_a_scenario_it_runs_evm_rpc_flap()
    {
        _bench.Stub("path/pandacea", "path");
        Assert.Equal("path [drill] [run] [evm_rpc_flap]|0", await RunAsync(""));
    }

    [UnixFact]
    [Trait("Requirement", "S110")]
    public async Task It_lists_and_takes_a_folder_of_scenarios()
    {
        _bench.Write("mine/slow.yaml", "name: slow");
        Assert.Equal("slow|0", await RunAsync($"-List -ScenariosDir '{_bench.Root}/mine'"));
    }

    private async Task<string> RunAsync(string arguments)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript($"$env:PATH = '{_bench.SearchPath}'; $env:SCENARIO = $null; & '{_bench.Root}/{Script}' {arguments}; $LASTEXITCODE");
        var path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            return string.Join('|', await shell.InvokeAsync());
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
