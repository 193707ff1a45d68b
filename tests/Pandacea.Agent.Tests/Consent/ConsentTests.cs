using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Agent.Jobs;
using Pandacea.Agent.Tests.Http;
using Pandacea.Agent.Tests.Jobs;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Consent;

namespace Pandacea.Agent.Tests.Consent;

public sealed class ConsentTests : IAsyncLifetime
{
    private const string Product = "did:pandacea:earner:robotics/warehouse-arm-v2";
    private const string Mean = """{"dataset":"berlin","task":"mean","dp":{"enabled":true,"epsilon":0.5},"statistic":{"column":"t"}}""";

    private readonly string _file = Path.GetTempFileName();
    private readonly HttpClient _operator = new();
    private JobTestAgent _agent = null!;

    public async Task InitializeAsync()
    {
        var sets = new { datasets = new[] { new { name = "berlin", productId = Product, sha256 = new string('a', 64), rows = 1000, columns = new[] { new { name = "t", lower = -30.0, upper = 50.0 } } } } };
        await File.WriteAllTextAsync(_file, JsonSerializer.Serialize(sets));
        _agent = await JobTestAgent.StartAsync(options => options, _file);
        _operator.BaseAddress = _agent.Reports;
    }

    public async Task DisposeAsync()
    {
        _operator.Dispose();
        await _agent.DisposeAsync();
        File.Delete(_file);
    }

    [Fact]
    public async Task A_job_on_registered_data_needs_a_consent_carries_its_hash_and_stops_at_its_revocation()
    {
        Assert.Equal(AgentErrorCodes.ConsentRequired, (await _agent.TrainAsync(Mean, "k1")).Code);
        var hash = await GivenAsync("ann");
        var id = await _agent.AcceptedAsync("k2", Mean);
        Assert.Equal("queued", (await _agent.JobAsync(id)).Json.GetProperty("status").GetString());
        using var revoked = await _operator.DeleteAsync($"{ComputeRoutes.InternalConsents}/{hash}");
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal((403, AgentErrorCodes.ConsentRequired), ((await _agent.TrainAsync(Mean, "k3")).Status, (await _agent.TrainAsync(Mean, "k3")).Code));

        // What was accepted and has not begun does not begin any more, and costs nothing.
        Assert.Null(await _agent.Queue.ClaimAsync("worker", default));
        var job = (await _agent.JobAsync(id)).Json;
        Assert.Equal(AgentErrorCodes.ConsentRequired, job.GetProperty("error").GetProperty("code").GetString());
        Assert.DoesNotContain("started_at", job.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task One_subject_that_takes_back_is_enough_and_its_next_manifest_counts_again()
    {
        await GivenAsync("ann");
        var second = await GivenAsync("bob");
        using var revoked = await _operator.DeleteAsync($"{ComputeRoutes.InternalConsents}/{second}");
        Assert.Equal(AgentErrorCodes.ConsentRequired, (await _agent.TrainAsync(Mean, "k1")).Code);
        await GivenAsync("bob", "2");
        await _agent.AcceptedAsync("k2", Mean);
        await GivenAsync("ann", "3", status: "revoked");
        Assert.Equal(AgentErrorCodes.ConsentRequired, (await _agent.TrainAsync(Mean, "k3")).Code);
    }

    [Fact]
    public async Task An_expired_consent_is_none()
    {
        await GivenAsync("ann", expires: "2020-01-01T00:00:00Z");
        Assert.Equal(AgentErrorCodes.ConsentRequired, (await _agent.TrainAsync(Mean, "k")).Code);
        var listed = await _operator.GetFromJsonAsync(ComputeRoutes.InternalConsents, ConsentJson.Default.ConsentAnswerArray);
        Assert.Equal(ConsentStatuses.Expired, Assert.Single(listed!).Status);
    }

    [Fact]
    public async Task A_lease_names_the_consents_in_force_and_anybody_signed_can_read_them()
    {
        var hash = await GivenAsync("ann");
        var proposed = await _agent.Agent.PostAsync(
            _agent.Signer, "/api/v1/leases", $$"""{"productId":"{{Product}}","maxPrice":"9000000000000000000","duration":"24h"}""", "k");
        var lease = await _agent.Agent.SendAsync(
            _agent.Signer.Sign(_agent.Agent, HttpMethod.Get, "/api/v1/leases/" + proposed.Json.GetProperty("leaseProposalId").GetString()));
        Assert.Equal([hash], lease.Json.GetProperty("consentHashes").EnumerateArray().Select(item => item.GetString()));
        var manifest = await _agent.Agent.SendAsync(new TestSigner().Sign(_agent.Agent, HttpMethod.Get, "/api/v1/consents/" + hash));
        Assert.Equal(hash, ConsentReader.Read(Encoding.UTF8.GetBytes(manifest.Body)).Manifest!.Hash);
        Assert.Equal(404, (await _agent.Agent.SendAsync(_agent.Signer.Sign(_agent.Agent, HttpMethod.Get, "/api/v1/consents/none"))).Status);
    }

    [Fact]
    public async Task A_manifest_that_is_none_is_refused_by_name_and_registered_data_is_never_computed_on_without_privacy()
    {
        using var answer = await PostAsync(Manifest("ann").Replace("\"ann\"", "\"bob\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("hash:", await answer.Content.ReadAsStringAsync());
        await GivenAsync("ann");
        var open = await _agent.TrainAsync(Mean.Replace("\"enabled\":true", "\"enabled\":false", StringComparison.Ordinal), "k");
        Assert.Equal((400, true), (open.Status, open.Message.Contains("dp.enabled", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"datasets":[{"name":"a","productId":"p","sha256":"x","rows":0,"columns":[]}]}""", "sha256", "rows", "columns")]
    [InlineData("""{"datasets":[{"name":"builtin/a","productId":"","sha256":"x","rows":1,"columns":[]}]}""", "productId")]
    [InlineData("nonsense", "AGENT_DATASETS_FILE")]
    public void What_is_wrong_with_a_file_of_data_sets_is_named(string json, params string[] fields)
    {
        File.WriteAllText(_file, json);
        var error = Assert.Throws<AgentOptionsException>(() => DataSets.Load(_file));
        Assert.All(fields, field => Assert.Contains(field, error.Message));
    }

    private static string Manifest(string subject, string version = "1", string? status = null, string? expires = null)
    {
        var manifest = new JsonObject
        {
            ["subject_id"] = subject,
            ["data_product_id"] = Product,
            ["terms"] = new JsonObject { ["purpose"] = "research", ["retention"] = "1 year", ["revocation"] = "by mail" },
            ["version"] = version,
        };
        if (status is not null)
        {
            manifest["status"] = status;
        }

        if (expires is not null)
        {
            manifest["expires_at"] = expires;
        }

        manifest["hash"] = ConsentReader.HashOf(JsonSerializer.SerializeToElement(manifest));
        return manifest.ToJsonString();
    }

    private async Task<string> GivenAsync(string subject, string version = "1", string? status = null, string? expires = null)
    {
        using var answer = await PostAsync(Manifest(subject, version, status, expires));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync(ConsentJson.Default.ConsentAnswer))!.Hash;
    }

    private Task<HttpResponseMessage> PostAsync(string manifest) =>
        _operator.PostAsync(ComputeRoutes.InternalConsents, new StringContent(manifest, Encoding.UTF8, "application/json"));
}
