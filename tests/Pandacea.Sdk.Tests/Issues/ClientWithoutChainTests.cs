using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>Who wanted jobs and storage alone got no client: <c>Chain.OutboxPath is empty</c>.</summary>
public sealed class ClientWithoutChainTests
{
    [Fact]
    public async Task The_client_is_there_without_settings_of_the_chain_and_the_chain_names_what_it_lacks_when_it_is_asked_for()
    {
        await using var provider = new ServiceCollection()
            .AddPandacea(options =>
            {
                options.Agent.BaseUrl = new Uri("http://127.0.0.1:1/");
                options.Storage.ApiUrls = [new Uri("http://127.0.0.1:2/")];
            })
            .BuildServiceProvider();

        var pandacea = provider.GetRequiredService<PandaceaClient>();

        Assert.NotNull(pandacea.Jobs);
        Assert.NotNull(pandacea.Computations);
        Assert.NotNull(pandacea.Storage);
        Assert.Contains("Chain.OutboxPath is empty; name the file", Assert.Throws<OptionsInvalidException>(() => pandacea.Chain).Message, StringComparison.Ordinal);
    }
}
