using System.Net;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Jobs;

/// <summary>Whoever sees a proof of the stack's secret can do nothing with it but send the same request again, for a minute.</summary>
public sealed class RequestProofTests
{
    private static readonly StackSecret Right = StackSecret.Of("the stack's own")!;
    private static readonly byte[] Beat = """{"workerId":"w","attempt":1,"fence":1,"step":1,"steps":1}"""u8.ToArray();
    private static readonly string Path = ComputeRoutes.Heartbeat("job");

    [Theory]
    [InlineData(0)]
    [InlineData(-50)]
    [InlineData(50)]
    public async Task A_proof_is_believed_for_a_minute(int seconds)
    {
        await using var agent = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(agent, Proof(agent, HttpMethod.Post, Path, Beat, Right, seconds)));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(agent, Proof(agent, HttpMethod.Get, ComputeRoutes.InternalConsents, [], Right, seconds), HttpMethod.Get, ComputeRoutes.InternalConsents, []));
    }

    [Theory]
    [InlineData(-70)]
    [InlineData(70)]
    public async Task One_of_another_time_is_not(int seconds)
    {
        await using var agent = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(agent, Proof(agent, HttpMethod.Post, Path, Beat, Right, seconds)));
    }

    [Fact]
    public async Task One_of_another_path_query_method_body_or_secret_is_not()
    {
        await using var agent = await StartAsync();
        foreach (var proof in new[]
        {
            Proof(agent, HttpMethod.Post, ComputeRoutes.Result("job"), Beat, Right),
            Proof(agent, HttpMethod.Post, Path + "?more=1", Beat, Right),
            Proof(agent, HttpMethod.Put, Path, Beat, Right),
            Proof(agent, HttpMethod.Post, Path, [.. Beat, (byte)' '], Right),
            Proof(agent, HttpMethod.Post, Path, [], Right),
            Proof(agent, HttpMethod.Post, Path, Beat, StackSecret.Of("a guess")!),
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(agent, proof));
        }
    }

    [Fact]
    public async Task Neither_is_one_with_another_time_or_hash_written_into_it_nor_what_is_none()
    {
        await using var agent = await StartAsync();
        var parts = Proof(agent, HttpMethod.Post, Path, [], Right).Split(',');
        var body = Proof(agent, HttpMethod.Post, Path, Beat, Right).Split(',');
        var old = Proof(agent, HttpMethod.Post, Path, Beat, Right, -70).Split(',');
        foreach (var proof in new[]
        {
            $"{parts[0]},{body[1]},{parts[2]}", $"{body[0]},{old[1]},{old[2]}", $"{body[0]},{body[1]},v={new string('0', 64)}",
            $"{body[0]},{body[1]}", $"{body[0]},{body[1]},v=", $"{body[0]},{body[1]},{body[2]}00", $"t=-1,{body[1]},{body[2]}", $"t={long.MaxValue},{body[1]},{body[2]}", "the stack's own", "",
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(agent, proof));
        }
    }

    private static string Proof(JobTestAgent agent, HttpMethod method, string path, byte[] body, StackSecret secret, int seconds = 0)
    {
        using var message = new HttpRequestMessage(method, new Uri(agent.Reports, path));
        secret.Prove(message, body, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddSeconds(seconds)));
        return message.Headers.GetValues(WireHeaders.Proof).Single();
    }

    private static Task<HttpStatusCode> SendAsync(JobTestAgent agent, string proof) => SendAsync(agent, proof, HttpMethod.Post, Path, Beat);

    private static async Task<HttpStatusCode> SendAsync(JobTestAgent agent, string proof, HttpMethod method, string path, byte[] body)
    {
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(method, new Uri(agent.Reports, path)) { Content = new ByteArrayContent(body) };
        message.Headers.TryAddWithoutValidation(WireHeaders.Proof, proof);
        using var answer = await http.SendAsync(message);
        return answer.StatusCode;
    }

    private static Task<JobTestAgent> StartAsync() => JobTestAgent.StartAsync(options => options, dataSets: null, options => options with { Secret = Right });
}
