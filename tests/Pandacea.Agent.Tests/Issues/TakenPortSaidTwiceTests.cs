using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Beside the sentence with the remedy stood the framework's "Hosting failed to start", as an error of the agent.</summary>
public sealed class TakenPortSaidTwiceTests
{
    [Fact]
    public async Task A_port_that_is_taken_is_said_once()
    {
        await using var first = await TestAgent.StartAsync();
        var folder = Directory.CreateTempSubdirectory("pandacea-agent-").FullName;
        using var log = new StringWriter();
        try
        {
            var options = new AgentOptions { DataDirectory = folder, Port = first.Host.Address.Port };
            var error = await Assert.ThrowsAsync<AgentStartException>(() => AgentHost.StartAsync(options, TimeProvider.System, TextWriter.Synchronized(log), default));

            Assert.Contains("AGENT_PORT", error.Message, StringComparison.Ordinal);
            Assert.True(log.ToString().Length == 0, log.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
