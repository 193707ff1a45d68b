using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Tests.Chain;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class AgentOptionsTests
{
    private const string PeerId = "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA";

    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(AgentOptionsValidator.Errors(new AgentOptions()));

    [Fact]
    public void The_environment_is_read()
    {
        var options = new PandaceaOptions();
        options.ReadEnvironment(new Dictionary<string, string?>
        {
            ["SDK_AGENT_URL"] = "https://agent:9000",
            ["SDK_AGENT_PEER_ID"] = PeerId,
            ["SDK_IDENTITY_FILE"] = "id",
            ["SDK_APPROVAL_POLL_MS"] = "250",
            ["SDK_APPROVAL_TIMEOUT_MS"] = "5000",
            ["SDK_MAX_RETRIES"] = "2",
        });
        Assert.Equal(
            ("https://agent:9000/", PeerId, "id", 250, 5000, 2),
            (options.Agent.BaseUrl.ToString(), options.Agent.PeerId, options.Agent.IdentityPath, options.Agent.ApprovalPollInterval.TotalMilliseconds, options.Agent.ApprovalTimeout.TotalMilliseconds, options.Resilience.MaxRetries));
    }

    [Fact]
    public void What_is_not_set_keeps_its_value()
    {
        var options = new AgentOptions { PeerId = PeerId, IdentityPath = "x" };
        options.ReadEnvironment(new Dictionary<string, string?> { ["SDK_AGENT_URL"] = " " });
        Assert.Equal((PeerId, "x", 8080), (options.PeerId, options.IdentityPath, options.BaseUrl.Port));
    }

    [Fact]
    public void Every_wrong_variable_is_named()
    {
        var refusal = Assert.Throws<OptionsInvalidException>(() => new AgentOptions().ReadEnvironment(new Dictionary<string, string?>
        {
            ["SDK_AGENT_URL"] = "agent",
            ["SDK_AGENT_PEER_ID"] = "Qm",
            ["SDK_APPROVAL_POLL_MS"] = "soon",
            ["SDK_APPROVAL_TIMEOUT_MS"] = "0",
        }));
        Assert.Equal(4, refusal.Errors.Count);
        Assert.All(
            new[] { "SDK_AGENT_URL", "SDK_AGENT_PEER_ID", "SDK_APPROVAL_POLL_MS", "SDK_APPROVAL_TIMEOUT_MS" },
            name => Assert.Contains(refusal.Errors, error => error.Contains(name)));
    }

    [Theory]
    [InlineData("ftp://agent/")]
    [InlineData("http://agent/prefix/")]
    [InlineData("http://agent/?q")]
    [InlineData("http://user@agent/")]
    [InlineData("/relative")]
    public void An_url_that_would_change_what_is_signed_is_refused(string url) =>
        Assert.Contains("BaseUrl", Assert.Single(AgentOptionsValidator.Errors(new AgentOptions { BaseUrl = new Uri(url, UriKind.RelativeOrAbsolute) })));

    [Fact]
    public void Wrong_options_are_reported_together_when_the_client_is_made()
    {
        using var provider = Services(options =>
        {
            options.Agent.PeerId = "Qm";
            options.Agent.ApprovalPollInterval = TimeSpan.FromMinutes(2);
            options.Agent.ClientName = "two words";
        });
        var refusal = Assert.Throws<OptionsInvalidException>(() => provider.GetRequiredService<PandaceaClient>());
        string[] words = ["'Qm'", "may not be longer than ApprovalTimeout", "'two words'"];
        Assert.All(words, word => Assert.Contains(refusal.Errors, error => error.Contains(word)));
        Assert.Equal(words.Length, refusal.Errors.Count);
    }

    [Fact]
    public async Task Without_an_identity_nothing_is_sent_that_needs_one()
    {
        using var provider = Services(options => options.Agent.BaseUrl = new Uri("http://127.0.0.1:9/"));
        var client = provider.GetRequiredService<PandaceaClient>();
        var refusal = await Assert.ThrowsAsync<OptionsInvalidException>(async () => await client.Leases.GetAsync("0x01"));
        Assert.Contains("SDK_IDENTITY_FILE", refusal.Message);
    }

    [Fact]
    public void The_configured_file_is_the_identity()
    {
        var path = Path.Combine(Path.GetTempPath(), "pandacea-tests", Guid.NewGuid().ToString("n"), "identity");
        using var provider = Services(options => options.Agent.IdentityPath = path);
        Assert.Equal(provider.GetRequiredService<PandaceaClient>().Agent.Identity, AgentIdentity.Load(path).PeerId);
    }

    private static ServiceProvider Services(Action<PandaceaOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ITransactionOutbox, MemoryOutbox>();
        return services.AddPandacea(configure).BuildServiceProvider();
    }
}
