using System.Text;
using System.Text.Json;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Jobs;
using Pandacea.Sdk.Tests.Agent;

namespace Pandacea.Sdk.Tests.Jobs;

public sealed class JobClientTests : IAsyncLifetime
{
    private AgentHost _host = null!;

    public async Task InitializeAsync() => _host = await AgentHost.StartAsync(options => options.Resilience.MaxRetries = 0);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_job_says_what_was_asked_for_and_carries_its_key()
    {
        _host.Stub.Answer = (_, _) => new StubAnswer(202, """{"job_id":"j1"}""");
        var submitted = await _host.Client.Jobs.SubmitAsync(new SubmitJob("builtin/logistic-100x2", ComputeTasks.Mean, new DpSettings(true, 0.5))
        {
            Statistic = new StatisticSettings("x1"),
            Priority = JobPriorities.High,
            IdempotencyKey = "mine",
        });

        var seen = Assert.Single(_host.Stub.Seen);
        Assert.Equal("""{"dataset":"builtin/logistic-100x2","task":"mean","dp":{"enabled":true,"epsilon":0.5},"statistic":{"column":"x1"},"priority":"high"}""", seen.Text);
        Assert.Equal(new JobSubmitted("j1", "mine"), submitted);
        Assert.Equal("mine", seen.Headers[AgentHeaders.IdempotencyKey]);
    }

    [Fact]
    public async Task A_job_is_waited_for_through_an_outage_and_comes_with_its_artifact()
    {
        _host.Stub.Answer = (_, number) => number switch
        {
            1 or 3 => Job("running"),
            2 => new StubAnswer(500, ""),
            _ => Job("complete", artifact: Artifact("j1")),
        };
        var job = await _host.DriveAsync(_host.Client.Jobs.WaitAsync("j1"));
        Assert.Equal(("j1", 0.5), (job.Artifact!.JobId, job.Artifact.Epsilon));
        Assert.Equal([1, 1, 1], _host.Time.Waited.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_job_that_failed_says_why()
    {
        _host.Stub.Answer = (_, _) => Job("failed", more: ""","error":{"code":"DATA_UNAVAILABLE","message":"The data is away."}""");
        var error = await Assert.ThrowsAsync<JobNotCompleteException>(() => _host.Client.Jobs.WaitAsync("j1").AsTask());
        Assert.Equal("DATA_UNAVAILABLE", error.Job!.Error!.Code);
        Assert.Contains("The data is away.", error.Message);
    }

    [Fact]
    public async Task A_job_that_takes_longer_goes_on_and_the_wait_ends()
    {
        _host.Stub.Answer = (_, _) => Job("queued");
        var error = await Assert.ThrowsAsync<JobNotCompleteException>(() => _host.DriveAsync(_host.Client.Jobs.WaitAsync("j1", TimeSpan.FromSeconds(3))));
        Assert.Contains("it is queued", error.Message);
        Assert.Equal(JobStatuses.Queued, error.Job!.Status);
    }

    public static TheoryData<string, string> Doctored => new()
    {
        { "hash", Artifact("j1").Replace("\"value\":1", "\"value\":2", StringComparison.Ordinal) },
        { "another job", Artifact("j2") },
        { "unknown field", Artifact("j1").Replace("\"epsilon\":", "\"epsilons\":", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Doctored))]
    public async Task An_artifact_that_is_not_what_its_hash_says_is_an_error_never_data(string problem, string artifact)
    {
        _host.Stub.Answer = (_, _) => Job("complete", artifact: artifact);
        var error = await Assert.ThrowsAsync<AgentException>(() => _host.Client.Jobs.GetAsync("j1").AsTask());
        Assert.Contains(problem, error.Message);
        Assert.Null(error.Code);
    }

    [Fact]
    public async Task A_complete_job_without_an_artifact_and_an_answer_about_another_job_are_errors()
    {
        _host.Stub.Answer = (_, _) => Job("complete");
        await Assert.ThrowsAsync<AgentException>(() => _host.Client.Jobs.GetAsync("j1").AsTask());
        await Assert.ThrowsAsync<AgentException>(() => _host.Client.Jobs.GetAsync("j9").AsTask());
    }

    [Fact]
    public async Task A_job_is_cancelled_with_a_signed_delete()
    {
        _host.Stub.Answer = (_, _) => Job("failed", more: ""","error":{"code":"CANCELLED","message":"The job was cancelled."}""");
        var job = await _host.Client.Jobs.CancelAsync("j1");
        Assert.Equal(("DELETE", "/api/v1/aggregate/j1"), (Assert.Single(_host.Stub.Seen).Method, _host.Stub.Seen[0].Target));
        Assert.Equal((true, AgentErrorCodes.Cancelled), (job.IsOver, job.Error!.Code));
    }

    private static string Artifact(string jobId) => Encoding.UTF8.GetString(ArtifactSeal.Seal(new Artifact
    {
        JobId = jobId,
        Model = JsonSerializer.SerializeToElement(new { type = "mean", value = 1 }),
        Epsilon = 0.5,
        Dp = new ArtifactDp(true, 0.5, 1, 1),
        CreatedAt = "2026-01-01T00:00:00Z",
    }));

    private static StubAnswer Job(string status, string? artifact = null, string more = "") => new(
        200,
        $$"""
        {"job_id":"j1","status":"{{status}}","attempt":1,"dataset":"d","task":"mean","epsilon":0.5,"created_at":"2026-01-01T00:00:00Z",
        "history":[{"at":"2026-01-01T00:00:00Z","state":"queued","attempt":0}]{{(artifact is null ? "" : ",\"artifact\":" + artifact)}}{{more}}}
        """);
}
