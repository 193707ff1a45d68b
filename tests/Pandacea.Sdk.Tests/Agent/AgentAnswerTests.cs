using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class AgentAnswerTests : IAsyncLifetime
{
    private AgentHost _host = null!;

    public async Task InitializeAsync() => _host = await AgentHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("<html>not found</html>")]
    [InlineData("{}")]
    [InlineData("""{"error":{"code":"X"}}""")]
    public async Task A_refusal_without_the_agreed_body_is_somebody_elses(string body)
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(404, body);
        var error = await Assert.ThrowsAsync<UpstreamException>(() => _host.DriveAsync(_host.Client.Leases.GetAsync("0x01")));
        Assert.Equal((404, FailureKind.Rejected, "r-1", 1), (error.Status, error.Kind, error.RequestId, error.Attempts));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"status\":\"approved\"")]
    [InlineData("{\"status\":\"approved\"}")]
    [InlineData("null")]
    public async Task A_success_that_is_no_answer_is_retried_never_believed(string body)
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Ok(body);
        var error = await Assert.ThrowsAsync<UpstreamException>(() => _host.DriveAsync(_host.Client.Leases.GetAsync("0x01")));
        Assert.Equal((FailureKind.Truncated, 6, "r-6", false), (error.Kind, error.Attempts, error.RequestId, error.MayHaveTakenEffect));
    }

    [Fact]
    public async Task The_request_id_of_the_body_serves_where_the_header_is_missing()
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Error(404, "NOT_FOUND") with { NamesRequest = false };
        Assert.Equal("in-body", (await _host.RefusedAsync(_host.Client.Leases.GetAsync("0x01"))).RequestId);
    }

    [Fact]
    public async Task Another_partys_words_cannot_forge_lines_in_a_log()
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Error(404, "NOT_FOUND", "one\\nINFO all is well\\u001b[2J");
        var error = await _host.RefusedAsync(_host.Client.Leases.GetAsync("0x01"));
        Assert.Equal("one INFO all is well [2J", error.AgentMessage);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public async Task A_price_that_is_none_is_not_believed()
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(202, """{"status":"pending_approval","leaseProposalId":"0x01","proposedPrice":"-1"}""");
        var error = await _host.RefusedAsync(_host.Client.Leases.ProposeAsync(new ProposeLease("p", 1, TimeSpan.FromHours(1))));
        Assert.Null(error.Code);
    }
}
