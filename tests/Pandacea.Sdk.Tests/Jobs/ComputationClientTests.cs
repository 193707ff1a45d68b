using System.Text;
using System.Text.Json;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Jobs;
using Pandacea.Sdk.Tests.Agent;
using Pandacea.Sdk.Tests.Storage;

namespace Pandacea.Sdk.Tests.Jobs;

public sealed class ComputationClientTests : IAsyncLifetime
{
    private static readonly string Lease = "0x" + new string('a', 64);
    private static readonly ComputationDocument Mean = new(ComputeTasks.Mean, ["readings"], new(true, 0.5)) { Statistic = new("x1") };

    private AgentHost _host = null!;

    public async Task InitializeAsync() => _host = await AgentHost.StartAsync(options => options.Resilience.MaxRetries = 0);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_description_is_stored_as_canonical_json_under_the_cid_of_its_bytes()
    {
        await using var node = await StorageNode.StartAsync();
        await using var host = await AgentHost.StartAsync(options => options.Storage.ApiUrls = [node.Url]);
        var cid = await host.Client.Computations.StoreAsync(Mean);
        var bytes = await node.CatAsync(cid);
        Assert.Equal("""{"dp":{"enabled":true,"epsilon":0.5},"statistic":{"column":"x1"},"task":"mean","variables":["readings"]}""", Encoding.UTF8.GetString(bytes));
        Assert.Null(ComputationContent.Read(bytes, out var read));
        Assert.Equal(ComputationContent.Write(Mean), ComputationContent.Write(read!));
        Assert.Equal(cid, await host.Client.Computations.StoreAsync(Mean));
    }

    [Fact]
    public async Task A_computation_says_what_was_asked_for_and_carries_its_key()
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(202, """{"computation_id":"c1"}""");
        var cid = ArtifactContent.CidOf([1]);
        var submitted = await _host.Client.Computations.SubmitAsync(new(Lease, cid, [new("builtin/logistic-10x1", "readings")]) { IdempotencyKey = "mine" });
        var seen = Assert.Single(_host.Stub.Seen);
        Assert.Equal($$"""{"lease_id":"{{Lease}}","computationCid":"{{cid}}","inputs":[{"asset_id":"builtin/logistic-10x1","variable_name":"readings"}]}""", seen.Text);
        Assert.Equal((new ComputationSubmitted("c1", "mine"), "mine", "/api/v1/privacy/execute"), (submitted, seen.Headers[AgentHeaders.IdempotencyKey], seen.Target));
    }

    [Fact]
    public async Task A_computation_is_waited_for_and_comes_with_its_output()
    {
        _host.Stub.Answer = (_, number) => new StubAnswer(200, number == 1 ? """{"status":"queued"}""" : Complete("c1"));
        var ended = await _host.DriveAsync(_host.Client.Computations.WaitAsync("c1"));
        Assert.Equal(("c1", JobStatuses.Complete, "bafy"), (ended.Output!.JobId, ended.Status, ended.Artifacts[0].Cid));
    }

    [Fact]
    public async Task One_that_failed_says_why_and_one_that_takes_longer_goes_on()
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(200, """{"status":"failed","error":{"code":"CONTENT_UNAVAILABLE","message":"Nobody had it."}}""");
        var failed = await Assert.ThrowsAsync<ComputationNotCompleteException>(() => _host.Client.Computations.WaitAsync("c1").AsTask());
        Assert.Equal(("CONTENT_UNAVAILABLE", true), (failed.Computation!.Error!.Code, failed.Message.Contains("Nobody had it.", StringComparison.Ordinal)));
        _host.Stub.Answer = (_, _) => new StubAnswer(200, """{"status":"queued"}""");
        var late = await Assert.ThrowsAsync<ComputationNotCompleteException>(() => _host.DriveAsync(_host.Client.Computations.WaitAsync("c1", TimeSpan.FromSeconds(3))));
        Assert.Contains("it is queued", late.Message);
    }

    [Fact]
    public async Task An_output_that_is_not_what_its_hash_says_or_is_anothers_is_an_error_never_data()
    {
        foreach (var body in new[] { Complete("c1").Replace("\"value\":1", "\"value\":2", StringComparison.Ordinal), Complete("c2"), """{"status":"complete"}""" })
        {
            _host.Stub.Answer = (_, _) => new StubAnswer(200, body);
            await Assert.ThrowsAsync<AgentException>(() => _host.Client.Computations.GetAsync("c1").AsTask());
        }
    }

    [Fact]
    public async Task A_lease_has_the_result_of_its_computation_and_an_answer_about_another_is_none()
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(
            200, $$$"""{"leaseId":"{{{Lease}}}","status":"approved","result":{{{Complete("c1")[..^1]}}},"computation_id":"c1"}}""");
        var result = await _host.Client.Computations.OfLeaseAsync(Lease);
        Assert.Equal((LeaseStatus.Approved, "c1"), (result.Status, result.Computation!.Output!.JobId));
        await Assert.ThrowsAsync<AgentException>(() => _host.Client.Computations.OfLeaseAsync("0x" + new string('b', 64)).AsTask());
        _host.Stub.Answer = (_, _) => new StubAnswer(200, $$"""{"leaseId":"{{Lease}}","status":"approved","result":null}""");
        Assert.Null((await _host.Client.Computations.OfLeaseAsync(Lease)).Computation);
    }

    [Fact]
    public async Task A_computation_is_cancelled_with_a_signed_delete()
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(200, """{"status":"failed","error":{"code":"CANCELLED","message":"The computation was cancelled."}}""");
        Assert.Equal(AgentErrorCodes.Cancelled, (await _host.Client.Computations.CancelAsync("c1")).Error!.Code);
        Assert.Equal(("DELETE", "/api/v1/privacy/results/c1"), (_host.Stub.Seen[0].Method, _host.Stub.Seen[0].Target));
    }

    private static string Complete(string id)
    {
        var bytes = ArtifactSeal.Seal(new Artifact
        {
            JobId = id,
            Model = JsonSerializer.SerializeToElement(new { type = "mean", value = 1 }),
            Epsilon = 0.5,
            Dp = new ArtifactDp(true, 0.5, 1, 1),
            CreatedAt = "2026-01-01T00:00:00Z",
        });
        ArtifactSeal.Open(bytes, out var artifact);
        return $$$"""{"status":"complete","results":{"output":{{{Encoding.UTF8.GetString(bytes)}}},"artifacts":[{"cid":"bafy","hash":"{{{artifact!.Hash}}}"}]}}""";
    }
}
