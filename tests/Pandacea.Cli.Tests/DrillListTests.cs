using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests;

public sealed class DrillListTests
{
    /// <summary>A drill that needs four dependencies pushed its columns out of line.</summary>
    [Fact]
    public async Task Columns_stand_under_their_heads_whatever_a_drill_needs()
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("drill", "list");

        var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (rto, purpose) = (lines[0].IndexOf("RTO", StringComparison.Ordinal), lines[0].IndexOf("PURPOSE", StringComparison.Ordinal));
        Assert.True(lines.Length > 5, ran.Output);
        Assert.All(lines, line => Assert.True(line[rto - 1] == ' ' && line[rto] != ' ' && line[purpose - 1] == ' ' && line[purpose] != ' ', line));
    }
}
