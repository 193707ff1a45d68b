using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Protocol.Agent;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Http;

/// <summary>Every reason to refuse: its answer, its line as in the runbook, its count, and nothing else.</summary>
[Collection("alone")] // What is counted is counted for the process.
[Trait("Requirement", "S69")]
[Trait("Requirement", "S75")]
[Trait("Requirement", "S76")]
[Trait("Requirement", "S77")]
[Trait("Requirement", "S78")]
public sealed partial class RefusalTableTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly string[] Fields =
    [
        "timestamp", "level", "event", "ip", "identity", "route", "method", "reason", "queue_depth", "queue_capacity", "rate_limited", "backpressure", "trace_id",
    ];

    // They are known only once the signature was verified.
    private static readonly HashSet<string> Verified =
        [RefusalReasons.IdentityRateLimit, RefusalReasons.QueueFull, RefusalReasons.Backpressure, RefusalReasons.Deadline, RefusalReasons.Draining];

    public static TheoryData<string> Reasons => [.. RefusalCase.All.Select(row => row.Reason)];

    [Fact]
    public void No_reason_is_missing() =>
        Assert.Equal(RefusalReasons.All.Except([RefusalReasons.Quota]), RefusalCase.All.Select(row => row.Reason).OrderBy(reason => RefusalReasons.All.ToList().IndexOf(reason)));

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_refusal_is_one_answer_one_line_one_count_and_no_effect(string reason)
    {
        var row = RefusalCase.Of(reason);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var agent = await TestAgent.StartAsync(row.Configure, time);
        await using var refused = new RefusedCaller(agent, time);
        using var request = await row.Provoke(refused);
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
        var (kept, lines, depth) = (agent.Kept(), agent.Refusals.Count, agent.Host.Queue.Depth);

        var answering = agent.SendAsync(request);
        await PassAsync(refused, depth);
        var answer = await answering;

        Assert.Equal((row.Status, row.Code), (answer.Status, answer.Code));
        Assert.Equal(row.IsTimed, answer.RetryAfter >= 1);
        CheckLine(Assert.Single(agent.Refusals.Skip(lines)), row, refused, depth);
        Assert.Equal(agent.Refusals.CountBy(line => Text(line, "reason")!).OrderBy(pair => pair.Key), RefusalCounts.Of((await agent.GetAsync("/metrics")).Body));
        Assert.Equal(kept, agent.Kept());
        Assert.Equal(depth, agent.Host.Queue.Depth);
    }

    [Theory]
    [InlineData(RefusalReasons.Banned, 401)]
    [InlineData(RefusalReasons.GreyListed, 401)]
    [InlineData(RefusalReasons.IpRateLimit, 401)]
    [InlineData(RefusalReasons.IdentityRateLimit, 200)]
    [InlineData(RefusalReasons.QueueFull, 200)]
    [InlineData(RefusalReasons.Deadline, 200)]
    public async Task Who_comes_back_when_told_is_not_refused_for_it_again(string reason, int then)
    {
        var row = RefusalCase.Of(reason);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var agent = await TestAgent.StartAsync(row.Configure, time);
        await using var refused = new RefusedCaller(agent, time);
        using var request = await row.Provoke(refused);
        var depth = agent.Host.Queue.Depth;
        var answering = agent.SendAsync(request);
        await PassAsync(refused, depth);
        var answer = await answering;
        await refused.DisposeAsync();

        time.Advance(TimeSpan.FromSeconds(answer.RetryAfter!.Value));

        Assert.Equal(then, (await agent.SendAsync(then == 200 ? refused.Signed() : refused.Unsigned())).Status);
    }

    private static void CheckLine(JsonElement line, RefusalCase row, RefusedCaller refused, int depth)
    {
        Assert.Equal(Fields, line.EnumerateObject().Select(field => field.Name));
        Assert.Matches(Instant(), line.GetProperty("timestamp").GetString());
        Assert.Equal(("WARN", "request_refused", "127.0.0.1"), (Text(line, "level"), Text(line, "event"), Text(line, "ip")));
        Assert.Equal(Verified.Contains(row.Reason) ? refused.Identity : "", Text(line, "identity"));
        Assert.Equal((AgentRoutes.Products, "GET", row.Reason, Trace), (Text(line, "route"), Text(line, "method"), Text(line, "reason"), Text(line, "trace_id")));
        Assert.Equal((depth, refused.Agent.Host.Queue.Capacity), (line.GetProperty("queue_depth").GetInt32(), line.GetProperty("queue_capacity").GetInt32()));
        Assert.Equal(row.Status == 429, line.GetProperty("rate_limited").GetBoolean());
        Assert.Equal(row.Reason == RefusalReasons.Backpressure, line.GetProperty("backpressure").GetBoolean());
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();

    /// <summary>Lets time pass once the request waits inside.</summary>
    private static async Task PassAsync(RefusedCaller refused, int depth)
    {
        if (refused.Passing > TimeSpan.Zero)
        {
            await Eventually.TrueAsync(() => refused.Agent.Host.Queue.Depth > depth);
            refused.Time.Advance(refused.Passing);
        }
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Instant();
}
