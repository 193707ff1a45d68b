using Pandacea.Agent.Admission;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>How to be refused for one reason, and what is to come of it.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Code">The answer's code.</param>
/// <param name="IsTimed">Whether the answer says when to come again.</param>
/// <param name="Configure">Options under which it is easily had.</param>
/// <param name="Provoke">Brings the agent to the brink and gives the request that is refused.</param>
internal sealed record RefusalCase(
    string Reason,
    int Status,
    string Code,
    bool IsTimed,
    Func<AgentOptions, AgentOptions> Configure,
    Func<RefusedCaller, Task<HttpRequestMessage>> Provoke)
{
    public static IReadOnlyList<RefusalCase> All { get; } =
    [
        new(RefusalReasons.HeadersTooLarge, 431, "HEADERS_TOO_LARGE", false, options => options, refused => Task.FromResult(WithHeader(refused.Signed(), new('a', 9 * 1024)))),
        new(RefusalReasons.BodyTooLarge, 413, "BODY_TOO_LARGE", false, options => options, refused => Task.FromResult(WithBody(refused.Signed()))),
        new(RefusalReasons.Banned, 429, "BANNED", true, Strict, BannedAsync),
        new(RefusalReasons.GreyListed, 429, "GREY_LISTED", true, Strict, GreyAsync),
        new(RefusalReasons.IpRateLimit, 429, "RATE_LIMITED", true, options => options with { AddressRate = new(5, 3) }, refused => RepeatedAsync(refused, refused.Unsigned, 3)),
        new(RefusalReasons.Signature, 401, "UNAUTHORIZED", false, options => options, refused => Task.FromResult(refused.Forged())),
        new(RefusalReasons.IdentityRateLimit, 429, "RATE_LIMITED", true, options => options with { IdentityRate = new(2, 3) }, refused => RepeatedAsync(refused, refused.Signed, 3)),
        new(RefusalReasons.QueueFull, 503, "QUEUE_FULL", true, options => options with { Admission = new() { QueueSize = 2 } }, FullAsync),
        new(RefusalReasons.Backpressure, 503, "BACKPRESSURE", true, options => options with { Backpressure = new() { MemoryBytes = 1 } }, PressedAsync),
        new(RefusalReasons.Deadline, 503, "DEADLINE_EXCEEDED", true, options => options, LateAsync),
        new(RefusalReasons.Draining, 503, "DRAINING", true, options => options, DrainingAsync),
    ];

    public static RefusalCase Of(string reason) => All.Single(row => row.Reason == reason);

    private static AgentOptions Strict(AgentOptions options) => options with { Offences = new() { Threshold = 3 }, AddressRate = new(1000, 1000) };

    private static HttpRequestMessage WithHeader(HttpRequestMessage request, string value)
    {
        request.Headers.Add("X-Bomb", value);
        return request;
    }

    private static HttpRequestMessage WithBody(HttpRequestMessage request)
    {
        request.Content = new ByteArrayContent(new byte[11 << 20]);
        request.Headers.ExpectContinue = true;
        return request;
    }

    private static async Task<HttpRequestMessage> RepeatedAsync(RefusedCaller refused, Func<HttpRequestMessage> request, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await refused.Agent.SendAsync(request());
        }

        return request();
    }

    private static Task<HttpRequestMessage> GreyAsync(RefusedCaller refused) => RepeatedAsync(refused, refused.Forged, 3).ContinueWith(_ => refused.Unsigned(), TaskScheduler.Default);

    private static async Task<HttpRequestMessage> BannedAsync(RefusedCaller refused)
    {
        await GreyAsync(refused);
        refused.Time.Advance(new OffenceOptions().Grey + TimeSpan.FromSeconds(1));
        return await GreyAsync(refused);
    }

    private static async Task<HttpRequestMessage> FullAsync(RefusedCaller refused)
    {
        refused.Held.Add((await refused.Agent.Host.Queue.EnterAsync(new("first", "held"), default)).Ticket!);
        refused.Held.Add((await refused.Agent.Host.Queue.EnterAsync(new("second", "held"), default)).Ticket!);
        return refused.Signed();
    }

    private static Task<HttpRequestMessage> PressedAsync(RefusedCaller refused)
    {
        refused.Time.Advance(TimeSpan.FromSeconds(5));
        return Task.FromResult(refused.Signed());
    }

    /// <summary>As many run as may, and the caller waits less than they take.</summary>
    private static async Task<HttpRequestMessage> LateAsync(RefusedCaller refused)
    {
        using var enough = new CancellationTokenSource();
        var entering = refused.Agent.Host.Queue.EnterAsync(new("holder", "held"), enough.Token);
        for (; entering.IsCompleted; entering = refused.Agent.Host.Queue.EnterAsync(new("holder", "held"), enough.Token))
        {
            refused.Held.Add((await entering).Ticket!);
        }

        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entering.AsTask());
        var request = refused.Signed();
        request.Headers.Add(AgentHeaders.TimeoutMs, "50");
        refused.Passing = TimeSpan.FromSeconds(1);
        return request;
    }

    private static async Task<HttpRequestMessage> DrainingAsync(RefusedCaller refused)
    {
        refused.Held.Add((await refused.Agent.Host.Queue.EnterAsync(new("holder", "held"), default)).Ticket!);
        refused.Stopping = refused.Agent.Host.StopAsync();
        return refused.Signed();
    }
}
