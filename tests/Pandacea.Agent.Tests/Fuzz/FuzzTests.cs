namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>A thousand cases; <see cref="FuzzCommand"/> sends a hundred thousand.</summary>
[Trait("Requirement", "S78")]
[Collection("alone")]
public sealed class FuzzTests
{
    private const int Cases = 1000;
    private const long MostMemory = 400L << 20;

    [Fact]
    public async Task Whatever_is_sent_is_answered_as_it_must_be_and_nothing_else_is_kept()
    {
        await using var agent = await AgentProcess.StartAsync();
        var run = new FuzzRun(agent);
        await run.SendAsync(Cases);

        using var http = new HttpClient { BaseAddress = agent.Address };
        Assert.Equal("""{"status":"healthy"}""", await http.GetStringAsync("/health"));
        FuzzLog.Check(agent.Lines, await http.GetStringAsync("/metrics"));
        Assert.InRange(agent.Memory, 1, MostMemory);
        Assert.InRange(run.Statuses[202], 20, Cases);
        Assert.InRange(run.Statuses[400], 200, Cases);
    }
}
