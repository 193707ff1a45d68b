using Pandacea.EndToEnd.Support;

namespace Pandacea.EndToEnd;

/// <summary>The IPFS node is really made slow, wrong, silent and dead; beside the honest run the sabotages of what only this drill asks. The whole matrix is <c>pandacea drill selftest ipfs_slowdown</c>.</summary>
[Collection("alone")]
public sealed class IpfsSlowdownTests
{
    [Fact]
    [Trait("Requirement", "S36")]
    [Trait("Requirement", "S39")]
    [Trait("Requirement", "S42")]
    public async Task An_honest_client_passes_and_every_sabotage_is_noticed()
    {
        using var cli = new PandaceaProgram();
        string[] first = ["control", "pin-assumed", "no-deadline", "agent-waits-for-node"];
        var result = await cli.RunAsync(["drill", "selftest", "ipfs_slowdown", "--offset", $"{cli.Offset}", .. first.SelectMany(static name => new[] { "--sabotage", name })]);
        Assert.True(result.ExitCode == 0, result.All);
    }
}
