using System.Text.Json;
using Pandacea.Compute.Tests.Support;
using Pandacea.Ipfs;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;

namespace Pandacea.Compute.Tests.Worker;

public sealed class SurvivalTests : IDisposable
{
    private static readonly JobSpec Long = new(ComputeTasks.LogisticRegression, [new("builtin/logistic-2000x5")], new(true, 900)) { Epochs = 200 };

    // However fast the machine is, a long job is under way when it is looked at.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    [Trait("Requirement", "S53")]
    public async Task The_artifact_is_stored_under_its_cid_and_valid_against_the_schema()
    {
        await using var ipfs = await IpfsAsync();
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url, ipfs.Address);
        await worker.TakesAsync(Offers.Of(Offers.Training));
        var result = await agent.ResultAsync();
        using var http = new HttpClient();
        using var stored = await http.PostAsync(new Uri(ipfs.Address, "/api/v0/cat?arg=" + result.ArtifactCid), null);
        var bytes = await stored.Content.ReadAsByteArrayAsync();
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(result.Artifact), bytes);
        Assert.Null(ArtifactSeal.Open(bytes, out _));
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(Pandacea.Tests.Support.ToolFolder.Root, "docs", "schemas", "artifact.schema.json"));
        Assert.Empty(schema.Validate(System.Text.Encoding.UTF8.GetString(bytes)));
    }

    [Fact]
    [Trait("Requirement", "S50")]
    public async Task A_worker_that_is_stopped_gives_its_job_back_and_another_goes_on_from_there()
    {
        await using var ipfs = await IpfsAsync();
        await using var agent = await TestAgent.StartAsync();
        await using var first = await TestWorker.StartAsync(agent.Url, ipfs.Address, stepRest: Rest);
        await first.TakesAsync(Offers.Of(Long));
        Assert.True((await agent.CheckpointAsync()).Step > 0);
        await first.StopAsync();
        Assert.Equal(JobOutcomes.Released, (await agent.ResultAsync()).Outcome);
        var checkpoint = await LastAsync(agent);

        await using var second = await TestWorker.StartAsync(agent.Url, ipfs.Address, stepRest: Rest);
        await second.TakesAsync(Offers.Of(Long, attempt: 2, fence: 2, checkpoint: checkpoint.CheckpointCid));
        var beat = await agent.HeartbeatAsync();
        while (beat.Fence != 2 || beat.Step == 0)
        {
            beat = await agent.HeartbeatAsync();
        }

        Assert.True(beat.Step >= checkpoint.Step);
        var result = await agent.ResultAsync();
        Assert.Equal((JobOutcomes.Complete, 2), (result.Outcome, result.Attempt));
        Assert.Equal(ArtifactSeal.Seal(LocalJob.Run(Offers.Of(Long), ".", default)), JsonSerializer.SerializeToUtf8Bytes(result.Artifact));
    }

    [Fact]
    public async Task A_checkpoint_that_nobody_has_costs_time_and_nothing_else()
    {
        await using var ipfs = await IpfsAsync();
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url, ipfs.Address);
        var missing = Cid.V1(ContentCodec.Raw, ContentHash.Of("nobody has this"u8)).ToString();
        foreach (var (fence, cid) in new[] { (1, missing), (2, "no cid") })
        {
            await worker.TakesAsync(Offers.Of(Offers.Training, fence: fence, checkpoint: cid));
            Assert.Equal(JobOutcomes.Complete, (await agent.ResultAsync()).Outcome);
        }

        Assert.Contains("checkpoint_not_found", worker.Log);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(410)]
    [InlineData(404)]
    public async Task An_attempt_that_the_agent_does_not_want_any_more_ends_without_a_result(int status)
    {
        await using var agent = await TestAgent.StartAsync();
        agent.Refuses[1] = status;
        await using var worker = await TestWorker.StartAsync(agent.Url);
        await worker.TakesAsync(Offers.Of(Long with { Epochs = 10_000, BatchSize = 2, Dp = new(false) }));
        await worker.RunsAsync(0);
        Assert.Equal(0, agent.ResultsUnread);
        Assert.Contains("\"outcome\":\"unwanted\",\"by\":\"heartbeat\"", worker.Log);
    }

    [Fact]
    [Trait("Requirement", "S53")]
    public async Task A_result_is_told_as_soon_as_the_agent_is_back()
    {
        var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url);
        await agent.DisposeAsync();
        await worker.TakesAsync(Offers.Of(Offers.Training));
        while (!worker.Log.Contains("circuit_breaker_opened"))
        {
            await Task.Yield();
        }

        await using var back = await TestAgent.StartAsync(agent.Url.Port);
        Assert.Equal(JobOutcomes.Complete, (await back.ResultAsync()).Outcome);
        await worker.RunsAsync(0);
    }

    [Fact]
    public async Task A_job_waits_with_its_artifact_until_the_storage_is_back()
    {
        await using var agent = await TestAgent.StartAsync();
        var ipfs = await IpfsAsync();
        var port = ipfs.Address.Port;
        await using var worker = await TestWorker.StartAsync(agent.Url, ipfs.Address);
        await ipfs.DisposeAsync();
        await worker.TakesAsync(Offers.Of(Offers.Training));
        while (!worker.Log.Contains("artifact_not_kept_yet"))
        {
            Assert.Equal(1, (await agent.HeartbeatAsync()).Fence);
        }

        await using var back = await IpfsAsync(port);
        var result = await agent.ResultAsync();
        Assert.Equal(JobOutcomes.Complete, result.Outcome);
        Assert.NotNull(result.ArtifactCid);
    }

    private static async Task<CheckpointReport> LastAsync(TestAgent agent)
    {
        var last = await agent.CheckpointAsync();
        while (agent.CheckpointsUnread > 0)
        {
            last = await agent.CheckpointAsync();
        }

        return last;
    }

    private Task<IpfsHost> IpfsAsync(int port = 0) => IpfsHost.StartAsync(
        new() { DataDirectory = Path.Combine(_folder.Path, "ipfs"), Port = port }, TimeProvider.System, TextWriter.Null, CancellationToken.None);
}
