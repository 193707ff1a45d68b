namespace Pandacea.Agent.Tests.Http;

public sealed class AgentOptionsTests
{
    [Fact]
    [Trait("Requirement", "S6")]
    public void Without_variables_the_defaults_hold()
    {
        var options = AgentEnvironment.Read(_ => null, "data");

        Assert.Equal(100, options.Admission.QueueSize);
        Assert.Equal((2, 10), (options.IdentityRate.PerSecond, options.IdentityRate.Burst));
        Assert.Equal((5, 10), (options.AddressRate.PerSecond, options.AddressRate.Burst));
        Assert.Equal("data", options.DataDirectory);
    }

    [Fact]
    [Trait("Requirement", "S5")]
    public void The_variables_of_the_SDK_reach_the_agents_own_client_of_the_chain()
    {
        var options = AgentEnvironment.Read(name => name == "SDK_MAX_RETRIES" ? "7" : null, "data");

        Assert.Equal(7, options.Resilience.MaxRetries);
    }

    [Fact]
    public void A_variable_of_the_SDK_that_is_wrong_is_named_like_all_others()
    {
        var error = Assert.Throws<AgentOptionsException>(() => AgentEnvironment.Read(name => name == "SDK_MAX_RETRIES" ? "many" : null, "data"));

        Assert.Contains("SDK_MAX_RETRIES is 'many'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pace_is_what_it_is_set_to_and_none_unless_it_is()
    {
        Assert.Null(AgentEnvironment.Read(_ => null, "data").Admission.MostPerSecond);
        Assert.Equal(12.5, AgentEnvironment.Read(name => name == "AGENT_MOST_PER_SEC" ? "12.5" : null, "data").Admission.MostPerSecond);
        var error = Assert.Throws<AgentOptionsException>(() => AgentEnvironment.Read(name => name == "AGENT_MOST_PER_SEC" ? "0" : null, "data"));
        Assert.Contains("AGENT_MOST_PER_SEC is '0'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("abc")]
    [InlineData("-3")]
    [InlineData("1.5")]
    [Trait("Requirement", "S6")]
    public void A_queue_size_that_is_none_is_refused_by_name(string text)
    {
        var error = Assert.Throws<AgentOptionsException>(() => AgentEnvironment.Read(name => name == "BACKEND_QUEUE_SIZE" ? text : null, "data"));

        Assert.Contains("BACKEND_QUEUE_SIZE", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var variables = new Dictionary<string, string>
        {
            ["BACKEND_QUEUE_SIZE"] = "0",
            ["LOG_LEVEL"] = "LOUD",
            ["AGENT_PORT"] = "99999",
            ["AGENT_TRUSTED_PROXIES"] = "nowhere",
            ["EVM_RPC_URL"] = "ftp://x",
            ["LEASE_CONTRACT_ADDRESS"] = "0x12",
        };

        var error = Assert.Throws<AgentOptionsException>(() => AgentEnvironment.Read(variables.GetValueOrDefault, "data"));

        Assert.All(variables.Keys, name => Assert.Contains(error.Problems, problem => problem.StartsWith(name, StringComparison.Ordinal)));
    }
}
