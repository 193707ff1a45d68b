using System.Net.Http.Headers;
using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A body was read as UTF-8 JSON whatever its headers said about it.</summary>
public sealed class BodiesThatAreNotReadAsSaidTests
{
    private const string Lease = """{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"9000000000000000","duration":"24h"}""";

    [Theory]
    [InlineData("gzip", "utf-8", 415)]
    [InlineData("identity, br", "utf-8", 415)]
    [InlineData(null, "utf-16", 415)]
    [InlineData(null, "\"latin1\"", 415)]
    [InlineData("identity", "UTF-8", 202)]
    [InlineData(null, "\"utf-8\"", 202)]
    [InlineData(null, null, 202)]
    public async Task What_is_neither_plain_nor_UTF8_is_a_415(string? encoding, string? charset, int status)
    {
        await using var agent = await TestAgent.StartAsync();
        using var request = new TestSigner().Sign(agent, HttpMethod.Post, AgentRoutes.Leases, Lease, "k");
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = charset };
        if (encoding is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        var answer = await agent.SendAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.Contains(status == 202 ? "leases 1," : "leases 0,", agent.Kept(), StringComparison.Ordinal);
        if (status == 415)
        {
            Assert.Equal(AgentErrorCodes.UnsupportedMediaType, answer.Code);
            Assert.Contains(encoding is null ? "charset" : "Content-Encoding", answer.Message, StringComparison.Ordinal);
        }
    }
}
