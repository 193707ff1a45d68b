using System.Numerics;
using System.Text.Json;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;

namespace Pandacea.Sdk.Tests.Agent;

public sealed class LeaseApprovalTests : IAsyncLifetime
{
    private AgentHost _host = null!;

    public async Task InitializeAsync() => _host = await AgentHost.StartAsync(options => options.Resilience.MaxRetries = 0);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_proposal_says_what_was_asked_for()
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(202, """{"status":"pending_approval","leaseProposalId":"0x01","proposedPrice":"1500000000000000000000"}""");
        var lease = await _host.Client.Leases.ProposeAsync(new ProposeLease("weather/berlin", BigInteger.Pow(10, 30), TimeSpan.FromHours(24))
        {
            SpenderDid = "did:x",
            ComputationType = "mean",
            ComputationParameters = JsonElement.Parse("""{"column":"t"}"""),
        });

        Assert.Equal(
            """{"productId":"weather/berlin","maxPrice":"1000000000000000000000000000000","duration":"24h","spenderDid":"did:x","computation":{"type":"mean","parameters":{"column":"t"}}}""",
            Assert.Single(_host.Stub.Seen).Text);
        Assert.Equal(("0x01", BigInteger.Parse("1500000000000000000000")), (lease.LeaseProposalId, lease.Price));
    }

    [Fact]
    public async Task Approval_is_waited_for_through_an_outage()
    {
        _host.Stub.Answer = (_, number) => number switch
        {
            1 or 4 => Lease("pending_approval"),
            2 => StubAnswer.Error(503, "QUEUE_FULL") with { RetryAfter = "5" },
            3 => new StubAnswer(500, ""),
            _ => Lease("approved", ",\"onChainLeaseId\":\"0x02\",\"price\":\"7\""),
        };
        var lease = await _host.DriveAsync(_host.Client.Leases.WaitForApprovalAsync("0x01"));

        Assert.Equal((LeaseStatus.Approved, "0x02", new BigInteger(7)), (lease.Status, lease.OnChainLeaseId, lease.Price));
        Assert.Equal([1, 5, 1, 1], _host.Time.Waited.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("executed")]
    [InlineData("finalized")]
    public async Task What_is_past_approval_was_approved(string status)
    {
        _host.Stub.Answer = (_, _) => Lease(status);
        Assert.Equal(status, LeaseStatusNames.Of((await _host.Client.Leases.WaitForApprovalAsync("0x01")).Status));
    }

    [Theory]
    [InlineData("rejected")]
    [InlineData("cancelled")]
    [InlineData("expired")]
    [InlineData("disputed")]
    [InlineData("resolved")]
    public async Task What_never_will_be_approved_is_not_waited_for(string status)
    {
        _host.Stub.Answer = (_, _) => Lease(status);
        var error = await Assert.ThrowsAsync<LeaseNotApprovedException>(() => _host.DriveAsync(_host.Client.Leases.WaitForApprovalAsync("0x01")));
        Assert.Contains(status, error.Message);
        Assert.Equal(status, LeaseStatusNames.Of(error.Lease!.Status));
        Assert.Empty(_host.Time.Waited);
    }

    [Fact]
    public async Task The_wait_ends_when_its_time_is_over()
    {
        _host.Stub.Answer = (_, _) => Lease("pending_approval");
        var error = await Assert.ThrowsAsync<LeaseNotApprovedException>(
            () => _host.DriveAsync(_host.Client.Leases.WaitForApprovalAsync("0x01", TimeSpan.FromSeconds(3.5))));
        Assert.Equal(LeaseStatus.PendingApproval, error.Lease!.Status);
        Assert.Equal(4, _host.Stub.Seen.Count);
        Assert.Contains("has not seen it on chain", error.Message);
    }

    [Fact]
    public async Task An_agent_that_never_answers_is_named_as_the_reason()
    {
        _host.Stub.Answer = (_, _) => StubAnswer.Error(500, "INTERNAL_ERROR");
        var error = await Assert.ThrowsAsync<LeaseNotApprovedException>(
            () => _host.DriveAsync(_host.Client.Leases.WaitForApprovalAsync("0x01", TimeSpan.FromSeconds(2.5))));
        Assert.Null(error.Lease);
        Assert.Equal(AgentErrorCodes.InternalError, Assert.IsType<AgentException>(error.InnerException).Code);
        Assert.StartsWith("r-", error.RequestId);
    }

    [Fact]
    public async Task A_lease_that_is_not_there_ends_the_wait()
    {
        Assert.Equal(AgentErrorCodes.NotFound, (await _host.RefusedAsync(_host.Client.Leases.WaitForApprovalAsync("0x01"))).Code);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _host.Client.Leases.WaitForApprovalAsync("0x01", TimeSpan.Zero));
    }

    [Fact]
    public async Task The_caller_can_end_the_wait()
    {
        using var end = new CancellationTokenSource();
        _host.Stub.Answer = (_, _) => Lease("pending_approval");
        var wait = _host.Client.Leases.WaitForApprovalAsync("0x01", null, end.Token).AsTask();
        await _host.Time.NextWaitAsync();
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private static StubAnswer Lease(string status, string more = "") => StubAnswer.Ok(
        $$"""{"status":"{{status}}","leaseProposalId":"0x01","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"{{more}}}""");
}
