using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Nonces were kept in memory only: whoever had listened could send a request again as soon as the agent had been started anew.</summary>
public sealed class ReplayAfterRestartTests
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(50);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_sent_before_a_restart_is_refused_after_it(bool killed)
    {
        var signer = new TestSigner();
        await using var before = await AgentProcess.StartAsync();
        (string, string)[] headers = [.. signer.Headers(before.PeerId, "GET", AgentRoutes.Products, [], null, new(At: DateTimeOffset.UtcNow + Ahead))];
        Assert.Equal(200, await SendAsync(before, headers));

        await before.EndAsync(killed);
        await using var after = await AgentProcess.StartAsync(before.Folder);

        Assert.Equal(before.PeerId, after.PeerId);
        Assert.Equal(401, await SendAsync(after, headers));
        Assert.Equal(200, await SendAsync(after, signer.Headers(after.PeerId, "GET", AgentRoutes.Products, [], null)));
    }

    private static async Task<int> SendAsync(AgentProcess agent, IEnumerable<(string Name, string Value)> headers)
    {
        using var http = new HttpClient { BaseAddress = agent.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, AgentRoutes.Products);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
