using Pandacea.Drills.Definition;
using Pandacea.Drills.Tests.Definition;

namespace Pandacea.Drills.Tests.Issues;

/// <summary>A file that kept the name of a drill that ships and allowed a million losses passed as if it were that drill.</summary>
public sealed class LoosenedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("loosened").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_loosened_file_with_the_name_of_a_drill_that_ships_is_weakened()
    {
        var run = Plan(Shipped.Replace("loss: { allowed: 0 }", "loss: { allowed: 1000000 }", StringComparison.Ordinal).Replace("  attempts: { on: evm, perCall: 1.5 }\n", "", StringComparison.Ordinal).Replace("      attempts: { perCall: 1.4 }\n", "", StringComparison.Ordinal));

        Assert.Equal("mine.yaml", run.File);
        Assert.Equal(
            [
                "mine.yaml is not the evm_rpc_flap that ships with pandacea",
                "mine.yaml: criteria.loss.allowed 0 -> 1000000",
                "mine.yaml: criteria.attempts.on removed (was evm)",
                "mine.yaml: criteria.attempts.perCall removed (was 1.5)",
            ],
            run.Weakened);
    }

    [Fact]
    public void A_stricter_file_is_still_not_the_drill_that_ships()
    {
        var run = Plan(Shipped.Replace("recovery: { within: 30s }", "recovery: { within: 20s }", StringComparison.Ordinal));

        Assert.Equal(["mine.yaml is not the evm_rpc_flap that ships with pandacea"], run.Weakened);
        Assert.Equal(["mine.yaml: criteria.recovery.within 30s -> 20s"], run.Changed);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("name: evm_rpc_flap", "# in my own words\nname: evm_rpc_flap")]
    [InlineData("within: 30s", "within: 30000ms")]
    [InlineData("purpose: The", "purpose: How the")]
    [InlineData("\n", "\r\n")]
    public void A_copy_that_asks_the_same_is_not_weakened(string old, string changed) =>
        Assert.Empty(Plan(old.Length == 0 ? Shipped : Shipped.Replace(old, changed, StringComparison.Ordinal)).Weakened);

    [Fact]
    public void A_file_with_a_name_of_its_own_passes_plainly_and_is_named()
    {
        var run = Plan(Shipped.Replace("name: evm_rpc_flap", "name: mine", StringComparison.Ordinal).Replace("allowed: 0", "allowed: 9", StringComparison.Ordinal));

        Assert.Empty(run.Weakened);
        Assert.Equal("mine.yaml", run.File);
    }

    [Fact]
    public void A_drill_that_ships_names_no_file() =>
        Assert.Null(DrillPlanner.Plan(new DrillCatalog(_folder).Load("evm_rpc_flap"), "full", "1", []).Run.File);

    private static string Shipped => File.ReadAllText(Path.Combine(Sample.Root, "drills", "evm_rpc_flap.yaml"));

    private Verdict.Journal.RunPlan Plan(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "mine.yaml"), text);
        return DrillPlanner.Plan(new DrillCatalog(_folder).Load("mine.yaml"), "full", "1", []).Run;
    }
}
