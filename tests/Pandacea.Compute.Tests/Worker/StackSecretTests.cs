using System.Net;
using System.Net.Http.Json;
using Pandacea.Compute.Tests.Support;
using Pandacea.Hosting;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Worker;

/// <summary>Whoever merely reaches the worker could have it compute on the data of others, without noise.</summary>
public sealed class StackSecretTests
{
    private static readonly StackSecret Right = StackSecret.Of("the stack's own")!;

    [Fact]
    public async Task Offers_and_ends_of_strangers_are_refused()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url, secret: Right);
        await worker.RefusesAsync(worker.OfferAsync(Offers.Of(Offers.Training)), HttpStatusCode.Unauthorized, ComputeErrorCodes.Unauthorized);
        Assert.Equal(HttpStatusCode.Unauthorized, (await worker.EndAsync("job-1", 1)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await OfferAsync(worker, StackSecret.Of("a guess")!)).StatusCode);
        Assert.Equal(0, (await worker.LivenessAsync()).Running);
        Assert.Equal(0, agent.ResultsUnread);
    }

    [Fact]
    public async Task The_agent_of_the_stack_is_served_and_is_shown_the_secret_which_no_log_has()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url, secret: Right);
        Assert.Equal(HttpStatusCode.Accepted, (await OfferAsync(worker, Right)).StatusCode);
        Assert.Equal(JobOutcomes.Complete, (await agent.ResultAsync()).Outcome);
        Assert.True(Right.Is(agent.SecretSeen));
        Assert.DoesNotContain(agent.SecretSeen!, worker.Log, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> OfferAsync(TestWorker worker, StackSecret secret)
    {
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(worker.Url, ComputeRoutes.Jobs)) { Content = JsonContent.Create(Offers.Of(Offers.Training), ComputeJson.Default.JobOffer) };
        secret.Mark(message);
        return await http.SendAsync(message);
    }
}
