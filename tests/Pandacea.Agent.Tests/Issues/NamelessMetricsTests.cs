using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>The metrics were those of <c>unknown_service:dotnet</c>.</summary>
public sealed class NamelessMetricsTests
{
    [Fact]
    public async Task They_say_whose_they_are()
    {
        await using var agent = await TestAgent.StartAsync();

        Assert.Contains("service_name=\"pandacea-agent\"", (await agent.GetAsync("/metrics")).Body, StringComparison.Ordinal);
    }
}
