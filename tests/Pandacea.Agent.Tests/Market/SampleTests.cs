using System.Text.RegularExpressions;
using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Market;

/// <summary>The program that the README shows, run against a real agent and a real node.</summary>
[Trait("Requirement", "S70")]
public sealed partial class SampleTests : IDisposable
{
    private const string EarnerKey = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
    private const string SpenderKey = "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a";

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-sample-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_discovers_proposes_leases_and_is_approved()
    {
        await using var node = await AnvilNode.StartAsync();
        var contract = await ChainHost.DeployAsync(node, EvmAccount.Generate());
        await using var agent = await TestAgent.StartAsync(options => options with { EvmRpc = node.Url, ContractAddress = contract, EarnerKey = EarnerKey });

        var run = await SampleRun.StartAsync(SpenderKey, agent.Host.Address.ToString(), node.Url.ToString(), contract, _folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var leaseId = Leased().Match(run.Output).Groups[1].Value;
        Assert.EndsWith($"Approved {leaseId}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await using var chain = ChainHost.For(node.Url, contract);
        var lease = await chain.Leases.GetAsync(leaseId, default);
        Assert.Equal((LeaseState.Approved, EvmAccount.FromPrivateKey(SpenderKey).Address), (lease.State, lease.Spender));
        Assert.Contains($"proposed {lease.ProposalId} for {lease.Price} wei", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("leases 1,", agent.Kept(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_failed_and_that_nothing_happened()
    {
        var run = await SampleRun.StartAsync(SpenderKey, "http://127.0.0.1:1", "http://127.0.0.1:1", "0x" + new string('c', 40), _folder);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches("^agent failed after [1-9]", run.Error);
        Assert.Contains("It did not happen.", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Each of these once ended with a stack trace.</summary>
    [Theory]
    [InlineData("0xCONTRACT", SpenderKey, "http://127.0.0.1:1", "http://127.0.0.1:1", "0xCONTRACT")]
    [InlineData("Agent.BaseUrl", SpenderKey, "foo", "http://127.0.0.1:1", "0xcccccccccccccccccccccccccccccccccccccccc")]
    [InlineData("RpcUrls", SpenderKey, "http://127.0.0.1:1", "foo", "0xcccccccccccccccccccccccccccccccccccccccc")]
    [InlineData("64 hex digits", "0x12", "http://127.0.0.1:1", "http://127.0.0.1:1", "0xcccccccccccccccccccccccccccccccccccccccc")]
    public async Task What_is_wrong_with_the_call_is_told_in_one_line_with_what_to_write(string expected, string key, string agent, string node, string contract)
    {
        var run = await SampleRun.StartAsync(key, agent, node, contract, _folder);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("http://AGENT:PORT", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_without_a_fitting_product_is_told_in_one_line()
    {
        var catalogue = Path.Combine(_folder, "products.json");
        await File.WriteAllTextAsync(catalogue, """{"products": []}""");
        await using var agent = await TestAgent.StartAsync(options => options with { ProductsFile = catalogue });

        var run = await SampleRun.StartAsync(SpenderKey, agent.Host.Address.ToString(), "http://127.0.0.1:1", "0x" + new string('c', 40), _folder);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("has no product on energy.", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_told_in_one_line()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        var run = await SampleRun.StartAsync(SpenderKey, "http://127.0.0.1:1", "http://127.0.0.1:1", "0x" + new string('c', 40), file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("identity.json", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [GeneratedRegex("^leased (0x[0-9a-f]{64}) in block", RegexOptions.Multiline)]
    private static partial Regex Leased();
}
