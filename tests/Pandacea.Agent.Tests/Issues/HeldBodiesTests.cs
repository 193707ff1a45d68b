using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Fourteen callers that sent ten megabytes each but for the last byte had all of the memory for bodies, for hours, and everybody's writes were refused.</summary>
public sealed class HeldBodiesTests
{
    private const int Holders = 14;
    private const int Announced = 10_000_000;
    private const string Lease = """{"productId":"did:pandacea:earner:home/energy-meter","maxPrice":"9000000000000000","duration":"24h"}""";

    [Fact]
    public async Task Bodies_that_never_end_keep_nobody_from_writing_and_are_cut_off()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var agent = await TestAgent.StartAsync(options => options with { AddressRate = new(1000, 1000) }, time);
        var holders = await Task.WhenAll(Enumerable.Range(0, Holders).Select(_ => HoldAsync(agent)));

        Assert.Equal(202, (await agent.PostAsync(new(), AgentRoutes.Leases, Lease, "k")).Status);

        time.Advance(TimeSpan.FromSeconds(10));
        foreach (var holder in holders)
        {
            using (holder)
            {
                using var reader = new StreamReader(holder.GetStream(), Encoding.Latin1);
                Assert.Matches("^HTTP/1.1 (408|503) ", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)));
            }
        }
    }

    private static async Task<TcpClient> HoldAsync(TestAgent agent)
    {
        var client = new TcpClient();
        await client.ConnectAsync(agent.Host.Address.Host, agent.Host.Address.Port);
        var headers = new TestSigner().Headers(agent.Host.PeerId, "POST", AgentRoutes.Leases, "{}"u8, "k").Select(header => $"{header.Name}: {header.Value}\r\n");
        var head = $"POST {AgentRoutes.Leases} HTTP/1.1\r\nHost: a\r\nContent-Length: {Announced}\r\n{string.Concat(headers)}\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        try
        {
            await client.GetStream().WriteAsync(new byte[Announced - 1]);
        }
        catch (IOException)
        {
            // There was no room for all of it: it has its answer already.
        }

        return client;
    }
}
