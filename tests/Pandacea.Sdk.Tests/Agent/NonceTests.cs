using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Tests.Chain;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class NonceTests
{
    private const string Lease = """{"status":"pending_approval","leaseProposalId":"0x01","proposedPrice":"1","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_nonce_is_on_the_wire_twice_not_even_when_the_connection_closes_without_an_answer(bool write)
    {
        await using var server = new ClosingServer(Lease);
        var services = new ServiceCollection();
        services.AddSingleton<ITransactionOutbox, MemoryOutbox>();
        services.AddSingleton(AgentIdentity.Generate());
        services.AddPandacea(options =>
        {
            options.Agent.BaseUrl = server.Url;
            options.Agent.PeerId = AgentIdentity.Generate().PeerId.ToString();
            options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        });
        await using var provider = services.BuildServiceProvider();
        var leases = provider.GetRequiredService<PandaceaClient>().Leases;
        for (var i = 0; i < 4; i++)
        {
            _ = write
                ? (object)await leases.ProposeAsync(new ProposeLease("p", 1, TimeSpan.FromHours(1)))
                : await leases.GetAsync("0x01");
        }

        var nonces = server.Heads.Select(head => head.Split("\r\n").Single(line => line.StartsWith(AgentHeaders.Nonce, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(nonces.Count > 4, "no connection was used twice");
        Assert.Equal(nonces.Count, nonces.Distinct().Count());
    }
}
