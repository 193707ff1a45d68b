namespace Pandacea.Agent.Tests.Http;

/// <summary>It weighs the memory of the whole process, so that nothing else may run beside it.</summary>
[Collection("alone")]
public sealed class IdentityFloodTests
{
    [Fact]
    public async Task Ten_thousand_identities_grow_nothing_without_bound()
    {
        await using var agent = await TestAgent.StartAsync(options => options with { IdentityRate = options.IdentityRate with { Partitions = 500 } });
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
        {
            var answer = await agent.SendAsync(new TestSigner().Sign(agent, HttpMethod.Get, "/api/v1/products/none"));
            Assert.Contains(answer.Status, new[] { 404, 503 });
        });

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 40L * 1024 * 1024);
        Assert.Equal(0, agent.Host.Queue.Depth);
    }
}
