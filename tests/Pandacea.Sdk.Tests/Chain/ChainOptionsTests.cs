using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class ChainOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(ChainOptionsValidator.Errors(new ChainOptions()));

    [Fact]
    public void All_that_is_wrong_is_reported_together()
    {
        var services = new ServiceCollection();
        services.AddPandacea(options =>
        {
            options.Chain.RpcUrls = [new Uri("ftp://node/"), new Uri("http://node:1/a"), new Uri("http://node:1/b")];
            options.Chain.ContractAddress = "0x12";
            options.Chain.Confirmations = 0;
            options.Chain.ReceiptPollInterval = TimeSpan.FromMinutes(2);
            options.Chain.RebroadcastInterval = TimeSpan.Zero;
            options.Chain.ClientName = "two words";
        });
        using var provider = services.BuildServiceProvider();
        var refusal = Assert.Throws<OptionsInvalidException>(() => provider.GetRequiredService<IEvmRpc>());
        string[] words = ["ftp://node/", "node:1 more than once", "'0x12'", "Confirmations is 0", "RebroadcastInterval is 0 ms",
            "may not be longer than RebroadcastInterval", "may not be longer than ConfirmationTimeout", "'two words'"];
        Assert.All(words, word => Assert.Contains(refusal.Errors, error => error.Contains(word)));
        Assert.Equal(words.Length, refusal.Errors.Count);
    }

    [Fact]
    public void No_url_at_all_is_an_error() => Assert.Contains("at least one URL", Assert.Single(ChainOptionsValidator.Errors(new ChainOptions { RpcUrls = [] })));

    [Fact]
    public void Without_a_file_for_the_outbox_nothing_can_be_sent()
    {
        using var provider = new ServiceCollection().AddPandacea().BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<IEvmRpc>());
        var refusal = Assert.Throws<OptionsInvalidException>(() => provider.GetRequiredService<ITransactionSender>());
        Assert.Contains("OutboxPath", refusal.Message);
    }

    [Fact]
    public void Options_reach_the_pipelines_and_every_part_can_be_replaced()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ITransactionOutbox, MemoryOutbox>();
        services.AddPandacea(options => options.Resilience.MaxRetries = 3);
        using var provider = services.BuildServiceProvider();
        Assert.Equal(3, provider.GetRequiredService<UpstreamPipelineFactory>().Options.MaxRetries);
        Assert.IsType<MemoryOutbox>(provider.GetRequiredService<ITransactionOutbox>());
        Assert.Same(provider.GetRequiredService<ILeaseClient>(), provider.GetRequiredService<PandaceaClient>().Chain.Leases);
    }
}
