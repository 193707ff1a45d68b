using System.Numerics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Http;
using Pandacea.Ipfs;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Sdk;
using Pandacea.Sdk.Storage;

namespace Pandacea.Agent.Tests.Jobs;

/// <summary>Computations under leases: agent, a stand-in worker and an IPFS node on real ports.</summary>
[Trait("Requirement", "S39")]
public sealed class ComputationTests : IAsyncLifetime
{
    private const string Product = "did:pandacea:earner:robotics/warehouse-arm-v2";
    private const string Execute = "/api/v1/privacy/execute";
    private static readonly string LeaseId = "0x" + new string('a', 64);
    private static readonly ComputationDocument Count = new(ComputeTasks.Count, ["readings"], new(true, 0.5)) { Statistic = new("x1") };

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-computation-").FullName;
    private IpfsHost _ipfs = null!;
    private StandInWorker _worker = null!;
    private JobTestAgent _agent = null!;
    private Uri _storage = null!;

    public async Task InitializeAsync()
    {
        _ipfs = await IpfsAsync(0);
        _storage = _ipfs.Address;
        _worker = await StandInWorker.StartAsync();
        _agent = await JobTestAgent.StartAsync(options => options with { Quota = 2 }, null, options => options with { Ipfs = _storage }, _worker);
        await LeaseAsync(LeaseId, _agent.Signer);
    }

    public async Task DisposeAsync()
    {
        await _agent.DisposeAsync();
        await _ipfs.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_computation_under_an_approved_lease_ends_with_its_artifact()
    {
        var id = await AcceptedAsync(await StoreAsync(Count));
        var ended = (await EndedAsync(id)).Json;
        var output = ended.GetProperty("results").GetProperty("output");
        Assert.Equal(("complete", id), (ended.GetProperty("status").GetString(), output.GetProperty("job_id").GetString()));
        var ofLease = (await GetAsync("/api/v1/results/" + LeaseId)).Json;
        Assert.Equal((LeaseId, "approved"), (ofLease.GetProperty("leaseId").GetString(), ofLease.GetProperty("status").GetString()));
        Assert.Equal(output.GetRawText(), ofLease.GetProperty("result").GetProperty("results").GetProperty("output").GetRawText());
        Assert.Equal(id, ofLease.GetProperty("result").GetProperty("computation_id").GetString());
    }

    [Fact]
    public async Task It_waits_while_storage_is_away_and_while_nobody_has_its_description()
    {
        var cid = CidOf(Count);
        var missing = await AcceptedAsync(cid, "missing");
        await _ipfs.DisposeAsync();
        var away = await AcceptedAsync(cid, "away");
        Assert.Equal("queued", (await ResultAsync(missing)).Json.GetProperty("status").GetString());
        _ipfs = await IpfsAsync(_storage.Port);
        Assert.Equal("queued", (await ResultAsync(away)).Json.GetProperty("status").GetString());
        await StoreAsync(Count);
        Assert.Equal("complete", (await EndedAsync(missing)).Json.GetProperty("status").GetString());
        Assert.Equal("complete", (await EndedAsync(away)).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_same_key_is_the_same_computation_and_those_that_wait_count_for_the_quota()
    {
        var cid = CidOf(Count);
        var id = await AcceptedAsync(cid, "k1");
        Assert.Equal(id, await AcceptedAsync(cid, "k1"));
        await AcceptedAsync(cid, "k2");
        var third = await PostAsync(Body(cid), "k3");
        Assert.Equal((409, AgentErrorCodes.QuotaExceeded), (third.Status, third.Code));
        Assert.Equal(AgentErrorCodes.QuotaExceeded, (await _agent.TrainAsync(SampleJobs.Count, "k4")).Code);

        var cancelled = await _agent.Agent.SendAsync(_agent.Signer.Sign(_agent.Agent, HttpMethod.Delete, "/api/v1/privacy/results/" + id));
        Assert.Equal(("failed", AgentErrorCodes.Cancelled), (cancelled.Json.GetProperty("status").GetString(), cancelled.Json.GetProperty("error").GetProperty("code").GetString()));
        await AcceptedAsync(cid, "k3");
    }

    [Fact]
    public async Task Nobody_computes_under_the_lease_of_another_or_under_one_that_is_not_approved()
    {
        var cid = await StoreAsync(Count);
        var other = new TestSigner();
        var foreign = await _agent.Agent.PostAsync(other, Execute, Body(cid), "k");
        Assert.Equal((403, AgentErrorCodes.Forbidden), (foreign.Status, foreign.Code));
        var pending = "0x" + new string('b', 64);
        await LeaseAsync(pending, _agent.Signer, "pending_approval");
        var early = await PostAsync(Body(cid).Replace(LeaseId, pending, StringComparison.Ordinal), "k");
        Assert.Equal((403, AgentErrorCodes.Forbidden), (early.Status, early.Code));

        var id = await AcceptedAsync(cid);
        Assert.Equal(404, (await ResultAsync(id, other)).Status);
        Assert.Equal(404, (await _agent.Agent.SendAsync(other.Sign(_agent.Agent, HttpMethod.Delete, "/api/v1/privacy/results/" + id))).Status);
        Assert.Equal(404, (await GetAsync("/api/v1/results/" + LeaseId, other)).Status);
        Assert.Equal("complete", (await EndedAsync(id)).Json.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("""{"lease_id":"0x1","computationCid":"x","inputs":[{"asset_id":"builtin/logistic-10x1","variable_name":"a"}]}""", "lease_id: computationCid:")]
    [InlineData("""{"lease_id":"LEASE","computationCid":"CID","inputs":[]}""", "inputs:")]
    [InlineData("""{"lease_id":"LEASE","computationCid":"CID"}""", "inputs:")]
    [InlineData("""{"lease_id":"LEASE","computationCid":"CID","inputs":[{"asset_id":"builtin/logistic-10x1","variable_name":"1"}]}""", "inputs[0].variable_name:")]
    [InlineData("""{"lease_id":"LEASE","computationCid":"CID","inputs":[{"asset_id":"a","variable_name":"x"},{"asset_id":"b","variable_name":"x"}]}""", "twice")]
    [InlineData("""{"lease_id":"LEASE","computationCid":"CID","inputs":[{"asset_id":"somebody's","variable_name":"x"}]}""", "inputs[0].asset_id:")]
    [InlineData("""{"lease_id":"LEASE","computationCid":"CID","inputs":[{"asset_id":"a"}]}""", "variable_name")]
    [InlineData("""{"lease_id":"LEASE","computationCid":"CID","inputs":[null]}""", "inputs")]
    [InlineData("""{"lease_id":"LEASE","computation_cid":"CID"}""", "computation_cid")]
    public async Task What_is_wrong_with_a_request_is_named(string body, string named)
    {
        var answer = await PostAsync(body.Replace("LEASE", LeaseId, StringComparison.Ordinal).Replace("CID", CidOf(Count), StringComparison.Ordinal), "k");
        Assert.Equal(400, answer.Status);
        Assert.All(named.Split(' '), part => Assert.Contains(part, answer.Message));
    }

    [Theory]
    [InlineData("not json", "computationCid:")]
    [InlineData("null", "computationCid:")]
    [InlineData("""{"task":"count","variables":[null],"dp":{"enabled":true,"epsilon":0.5}}""", "variables:")]
    [InlineData("""{"task":"count","variables":["readings","readings"],"dp":{"enabled":true,"epsilon":0.5},"statistic":{"column":"x1"}}""", "variables:")]
    [InlineData("""{"task":"count","variables":[],"dp":{"enabled":true,"epsilon":0.5}}""", "variables:")]
    [InlineData("""{"task":"count","variables":["readings"],"dp":{"enabled":true,"epsilon":0.5},"code":"rm"}""", "code")]
    [InlineData("""{"task":"count","variables":["other"],"dp":{"enabled":true,"epsilon":0.5},"statistic":{"column":"x1"}}""", "variables:")]
    [InlineData("""{"task":"guess","variables":["readings"],"dp":{"enabled":true,"epsilon":0.5}}""", "task")]
    [InlineData("""{"task":"count","variables":["readings"],"dp":{"enabled":true,"epsilon":11},"statistic":{"column":"x1"}}""", "budget")]
    public async Task A_description_that_cannot_be_carried_out_fails_with_the_reason_and_costs_nothing(string description, string named)
    {
        var ended = (await EndedAsync(await AcceptedAsync(await StoreAsync(description)))).Json;
        Assert.Equal("failed", ended.GetProperty("status").GetString());
        Assert.Contains(named, ended.GetProperty("error").GetProperty("message").GetString());
        Assert.Empty(_worker.Offers);
    }

    [Fact]
    public async Task A_description_that_is_too_long_or_a_folder_is_none()
    {
        var large = await StoreAsync(new string(' ', ComputationContent.MaxBytes + 1));
        Assert.Contains("more than", (await EndedAsync(await AcceptedAsync(large))).Json.GetProperty("error").GetProperty("message").GetString());
        await using var sdk = Sdk();
        Directory.CreateDirectory(Path.Combine(_folder, "content"));
        var folder = await sdk.GetRequiredService<IStorageClient>().UploadDirectoryAsync(Path.Combine(_folder, "content"));
        Assert.Equal("failed", (await EndedAsync(await AcceptedAsync(folder.Cid.ToString(), "k2"))).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_lease_without_a_computation_has_no_result_yet_and_ids_that_are_none_are_not_found()
    {
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await GetAsync("/api/v1/results/" + LeaseId)).Json.GetProperty("result").ValueKind);
        foreach (var path in new[] { "/api/v1/results/x", "/api/v1/results/0x" + new string('c', 64), "/api/v1/privacy/results/..%2f", "/api/v1/privacy/results/none" })
        {
            Assert.Equal(404, (await GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task An_agent_without_storage_takes_none()
    {
        await using var agent = await JobTestAgent.StartAsync();
        var answer = await agent.Agent.PostAsync(agent.Signer, Execute, Body(CidOf(Count)), "k");
        Assert.Equal((503, AgentErrorCodes.DependencyUnavailable), (answer.Status, answer.Code));
    }

    private static string CidOf(ComputationDocument document) => ArtifactContent.CidOf(ComputationContent.Write(document)).ToString();

    private static string Body(string cid) =>
        $$"""{"lease_id":"{{LeaseId}}","computationCid":"{{cid}}","inputs":[{"asset_id":"builtin/logistic-1000x3","variable_name":"readings"}]}""";

    private Task<Answer> PostAsync(string body, string key) => _agent.Agent.PostAsync(_agent.Signer, Execute, body, key);

    private Task<Answer> GetAsync(string path, TestSigner? signer = null) => _agent.Agent.SendAsync((signer ?? _agent.Signer).Sign(_agent.Agent, HttpMethod.Get, path));

    private Task<Answer> ResultAsync(string id, TestSigner? signer = null) => GetAsync("/api/v1/privacy/results/" + id, signer);

    private async Task<string> AcceptedAsync(string cid, string key = "k")
    {
        var answer = await PostAsync(Body(cid), key);
        Assert.True(answer.Status == 202, answer.Body);
        return answer.Json.GetProperty("computation_id").GetString()!;
    }

    private async Task<Answer> EndedAsync(string id)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var answer = await ResultAsync(id);
            if (answer.Json.GetProperty("status").GetString() is "complete" or "failed")
            {
                return answer;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private Task<string> StoreAsync(ComputationDocument document) => StoreAsync(System.Text.Encoding.UTF8.GetString(ComputationContent.Write(document)));

    private async Task<string> StoreAsync(string text)
    {
        await using var sdk = Sdk();
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return (await sdk.GetRequiredService<IStorageClient>().UploadAsync(content, new() { Layout = FileLayout.V1 })).Cid.ToString();
    }

    private ServiceProvider Sdk() => new ServiceCollection().AddPandacea(options => options.Storage.ApiUrls = [_storage]).BuildServiceProvider();

    private Task<IpfsHost> IpfsAsync(int port) =>
        IpfsHost.StartAsync(new() { DataDirectory = Path.Combine(_folder, "ipfs"), Port = port }, TimeProvider.System, TextWriter.Null, default);

    private async Task LeaseAsync(string leaseId, TestSigner signer, string status = "approved")
    {
        var store = _agent.Agent.Host.Services.GetRequiredService<IAgentStore>();
        var now = DateTimeOffset.UtcNow;
        var lease = new StoredLease
        {
            ProposalId = leaseId,
            Signer = signer.PeerId.ToString(),
            ProductId = Product,
            ProductHash = leaseId,
            MaxPrice = BigInteger.One,
            Price = BigInteger.One,
            Duration = TimeSpan.FromHours(1),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await store.Leases.ProposeAsync(lease, new(signer.PeerId.ToString(), "POST /api/v1/leases", leaseId, "body"), new(202, "{}"), default);

        // As the chain's follower would.
        await using var connection = new SqliteConnection($"Data Source={_agent.Agent.Store};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE leases SET status = '{status}', on_chain_lease_id = '{leaseId}' WHERE proposal_id = '{leaseId}'";
        await command.ExecuteNonQueryAsync();
    }
}
