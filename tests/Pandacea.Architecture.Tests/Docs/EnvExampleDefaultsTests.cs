using System.Text.RegularExpressions;
using Pandacea.Agent;
using Pandacea.Architecture.Tests.Support;
using Pandacea.Compute;
using Pandacea.Ipfs;
using Pandacea.Sdk;

namespace Pandacea.Architecture.Tests.Docs;

/// <summary>It said that what is commented out is the default, while some of it was what a stack sets, and did not name all there is.</summary>
[Trait("Requirement", "S5")]
public sealed partial class EnvExampleDefaultsTests
{
    // Prefixes; Kubo's own; what launcher scripts say.
    private static readonly string[] NoSettings = ["AGENT_IDENTITY", "AGENT_IP", "IPFS_PATH", "PANDACEA_COMMAND", "SDK_"];

    // The runbook names them.
    private static readonly string[] NotReadYet = ["OTEL_EXPORTER_OTLP_ENDPOINT", "PANDACEA_OTEL"];

    private static readonly Dictionary<string, string?> Shown = File.ReadLines(Repository.PathOf(".env.example"))
        .Select(line => Setting().Match(line)).Where(match => match.Success)
        .ToDictionary(match => match.Groups[1].Value, match => (string?)match.Groups[2].Value, StringComparer.Ordinal);

    [Fact]
    public void It_names_every_variable_that_is_read_and_no_other()
    {
        var read = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct().Except(NoSettings).Concat(NotReadYet);

        Assert.Equal(read.Order(StringComparer.Ordinal), Shown.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_it_shows_is_what_holds_without_it()
    {
        Assert.Equivalent(AgentEnvironment.Read(_ => null, Shown["PANDACEA_DATA_DIR"]!), AgentEnvironment.Read(Shown.GetValueOrDefault, ""), strict: true);
        Assert.Equivalent(ComputeEnvironment.Read(_ => null, Shown["COMPUTE_DATA_DIR"]!), ComputeEnvironment.Read(Shown.GetValueOrDefault, ""), strict: true);
        Assert.Equivalent(IpfsEnvironment.Read(_ => null, Shown["IPFS_DATA_DIR"]!), IpfsEnvironment.Read(Shown.GetValueOrDefault, ""), strict: true);
        var sdk = new PandaceaOptions();
        sdk.ReadEnvironment(Shown);
        Assert.Equivalent(new PandaceaOptions(), sdk, strict: true);
    }

    [GeneratedRegex("^#?([A-Z][A-Z0-9_]+)=(.*)$")]
    private static partial Regex Setting();

    [GeneratedRegex("\"((?:AGENT|ANVIL|BACKEND|COMPUTE|EVM|IPFS|LEASE|LOG|PANDACEA|SDK)_[A-Z_]*)\"")]
    private static partial Regex Literal();
}
