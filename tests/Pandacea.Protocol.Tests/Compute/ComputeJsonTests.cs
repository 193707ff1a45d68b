using System.Text.Json;
using Pandacea.Protocol.Compute;

namespace Pandacea.Protocol.Tests.Compute;

public sealed class ComputeJsonTests
{
    private static readonly DateTimeOffset Instant = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    [Fact]
    public void An_offer_has_the_names_of_the_protocol()
    {
        Writes(
            """{"jobId":"j","attempt":2,"fence":7,"leaseUntil":"2026-01-02T03:04:05+00:00","acceptedAt":"2026-01-02T03:04:05+00:00","spec":{"task":"mean","inputs":[{"dataset":"d","data":{"sha256":"s","rows":3,"columns":[{"name":"c","lower":0,"upper":1}],"label":"l"}}],"dp":{"enabled":true,"epsilon":1,"delta":0.1,"clip":2,"noise_multiplier":3},"statistic":{"column":"c","bins":4,"noise":"laplace"}},"noiseKey":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","checkpointCid":"b"}""",
            new JobOffer("j", 2, 7, Instant, Instant, new("mean", [new("d", new("s", 3, [new("c", 0, 1)], "l"))], new(true, 1, 0.1, 2, 3)) { Statistic = new("c", 4, "laplace") }, Key, "b"));
        Writes(
            """{"jobId":"j","attempt":1,"fence":1,"leaseUntil":"2026-01-02T03:04:05+00:00","acceptedAt":"2026-01-02T03:04:05+00:00","spec":{"task":"logistic_regression","inputs":[{"dataset":"d"}],"dp":{"enabled":false},"epochs":1,"batch_size":2,"learning_rate":3,"seed":4},"noiseKey":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}""",
            new JobOffer("j", 1, 1, Instant, Instant, new("logistic_regression", [new("d")], new(false)) { Epochs = 1, BatchSize = 2, LearningRate = 3, Seed = 4 }, Key));
    }

    [Fact]
    public void Reports_and_answers_have_the_names_of_the_protocol()
    {
        Writes("""{"jobId":"j","attempt":1,"fence":2,"workerId":"w"}""", new JobTaken("j", 1, 2, "w"));
        Writes("""{"workerId":"w","attempt":1,"fence":2,"step":3,"steps":4}""", new HeartbeatReport("w", 1, 2, 3, 4));
        Writes("""{"workerId":"w","attempt":1,"fence":2,"step":3,"checkpointCid":"b"}""", new CheckpointReport("w", 1, 2, 3, "b"));
        Writes("""{"workerId":"w","attempt":1,"fence":2,"outcome":"released"}""", new ResultReport("w", 1, 2, JobOutcomes.Released));
        Writes("""{"workerId":"w","attempt":1,"fence":2,"outcome":"complete","artifact":{"a":1},"artifactCid":"b"}""", new ResultReport("w", 1, 2, JobOutcomes.Complete) { Artifact = JsonElement.Parse("""{"a":1}"""), ArtifactCid = "b" });
        Writes("""{"workerId":"w","attempt":1,"fence":2,"outcome":"failed","error":{"code":"INVALID_DATA","message":"m","retryable":false}}""", new ResultReport("w", 1, 2, JobOutcomes.Failed) { Error = new(ComputeErrorCodes.InvalidData, "m", false) });
        Writes("""{"leaseUntil":"2026-01-02T03:04:05+00:00"}""", new LeaseExtended(Instant));
        Writes("""{"status":"ok","uptime_s":1.5,"workerId":"w","running":1,"slots":2}""", new WorkerLiveness(WorkerLiveness.Ok, 1.5, "w", 1, 2));
    }

    [Theory]
    [InlineData("""{"workerId":"w","attempt":1,"fence":2,"step":3}""")]
    [InlineData("""{"workerId":null,"attempt":1,"fence":2,"step":3,"steps":4}""")]
    [InlineData("""{"workerId":"w","attempt":1,"fence":2,"step":3,"steps":4,"x":5}""")]
    public void A_report_that_is_not_as_agreed_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ComputeJson.Default.HeartbeatReport));

    [Fact]
    public void An_offer_does_not_show_its_key()
    {
        var offer = new JobOffer("j", 1, 1, Instant, Instant, Specs.Mean, Key);
        Assert.DoesNotContain(Key, offer.ToString());
        Assert.DoesNotContain(Key, $"{offer}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("..")]
    [InlineData("é")]
    public void What_is_no_job_id_makes_no_path(string id)
    {
        Assert.False(JobIds.IsValid(id));
        Assert.Throws<ArgumentException>(() => ComputeRoutes.Result(id));
        Assert.Throws<ArgumentException>(() => ComputeRoutes.Job(id, 1));
    }

    [Fact]
    public void Paths_are_those_of_the_protocol()
    {
        Assert.True(JobIds.IsValid(new string('a', 64)));
        Assert.False(JobIds.IsValid(new string('a', 65)));
        Assert.Equal("/v1/jobs/j-1_A?fence=3", ComputeRoutes.Job("j-1_A", 3));
        Assert.Equal("/internal/v1/jobs/j/heartbeat", ComputeRoutes.Heartbeat("j"));
        Assert.Equal("/internal/v1/jobs/j/checkpoint", ComputeRoutes.Checkpoint("j"));
        Assert.Equal("/internal/v1/jobs/j/result", ComputeRoutes.Result("j"));
    }

    private static void Writes<T>(string json, T value)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value, typeof(T), ComputeJson.Default));
        var read = JsonSerializer.Deserialize(json, typeof(T), ComputeJson.Default);
        Assert.Equal(json, JsonSerializer.Serialize(read, typeof(T), ComputeJson.Default));
    }
}
