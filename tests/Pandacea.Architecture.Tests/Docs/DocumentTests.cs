using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Docs;

public sealed class DocumentTests
{
    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_exists(string document) => Breaches.None(PathRule.Dead(document, Repository.Read(document)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_command_exists(string document) => Breaches.None(CommandRule.Dead(document, Repository.Read(document)));

    [Theory]
    [InlineData("see [the guide](guide-of-nothing.md#here)", "guide-of-nothing.md")]
    [InlineData("the rule in `src/Pandacea.Nowhere/Rule.cs` says", "src/Pandacea.Nowhere/Rule.cs")]
    [InlineData("run `cat docs/nothing.md`", "docs/nothing.md")]
    public void The_path_rule_catches(string text, string path) =>
        Assert.Equal([$"docs/a.md names {path}, which is not there"], PathRule.Dead("docs/a.md", text));

    [Theory]
    [InlineData("see [the licence](../LICENSE), [the net](https://example.org/x.md), `drills/NAME.yaml`, `src/<Room>/X.cs`, `docs/*.md`")]
    [InlineData("the folder `eng/`, the file `./eng/BannedSymbols.txt`")]
    public void The_path_rule_spares(string text) => Breaches.None(PathRule.Dead("docs/a.md", text));

    [Theory]
    [InlineData("bash", "./pandacea drill rum evm_rpc_flap")]
    [InlineData("bash", "./pandacea")]
    [InlineData("bash", "./pandacea drill")]
    [InlineData("bash", "./build.sh")]
    [InlineData("bash", "make chaos-none")]
    [InlineData("bash", "python integration/run.py")]
    [InlineData("bash", "cd integration && frobnicate")]
    [InlineData("console", "$ frobnicate")]
    public void The_command_rule_catches(string language, string line) =>
        Assert.Single(CommandRule.Dead("docs/a.md", $"text\n```{language}\n{line}\n```\n"));

    [Theory]
    [InlineData("bash", "SDK_MAX_RETRIES=0 ./pandacea drill run evm_rpc_flap --seed 7F3A91   # a comment")]
    [InlineData("bash", "# only a comment")]
    [InlineData("bash", "make chaos-one SCENARIO=evm_rpc_flap")]
    [InlineData("console", "frobnicate is output here")]
    [InlineData("yaml", "frobnicate: 1")]
    public void The_command_rule_spares(string language, string line) =>
        Breaches.None(CommandRule.Dead("docs/a.md", $"text\n```{language}\n{line}\n```\n"));

    [Fact]
    public void A_dead_command_is_found_by_its_line() =>
        Assert.Equal(["docs/a.md:3: no such command: frobnicate"], CommandRule.Dead("docs/a.md", "text\n```bash\nfrobnicate\n```"));
}
