using System.Net;
using System.Net.Http.Json;
using Pandacea.Compute.Tests.Support;
using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Worker;

/// <summary>Whoever merely reaches the worker could have it compute on the data of others, without noise.</summary>
public sealed class StackSecretTests
{
    private const string Text = "the stack's own";
    private static readonly StackSecret Right = StackSecret.Of(Text)!;

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
    public async Task The_agent_of_the_stack_is_served_and_the_secret_itself_is_in_no_request_and_no_log()
    {
        await using var agent = await TestAgent.StartAsync();
        await using var worker = await TestWorker.StartAsync(agent.Url, secret: Right);
        Assert.Equal(HttpStatusCode.Accepted, (await OfferAsync(worker, Right)).StatusCode);
        Assert.Equal(JobOutcomes.Complete, (await agent.ResultAsync()).Outcome);
        Assert.DoesNotContain(Text, worker.Log, StringComparison.Ordinal);
        Assert.NotEmpty(agent.Heard);
        Assert.All(agent.Heard, heard => Assert.DoesNotContain(Text, heard.Headers, StringComparison.Ordinal));
        Assert.All(agent.Heard, heard => Assert.Equal(heard.Path != ComputeRoutes.Liveness, heard.Headers.Contains(WireHeaders.Proof, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_noise_key_that_is_not_sealed_for_this_very_attempt_is_refused()
    {
        await using var worker = await TestWorker.StartAsync(new("http://127.0.0.1:1/"), secret: Right);
        var (plain, right) = (Offers.Of(Offers.Training), Right.Seal(Offers.Of(Offers.Training)));
        foreach (var offer in new[]
        {
            plain, StackSecret.Of("a guess")!.Seal(plain), right with { JobId = "job-2" }, right with { Attempt = 2 }, right with { Fence = 2 },
            right with { NoiseKey = "AAAA" + right.NoiseKey[4..] }, right with { NoiseKey = right.NoiseKey[..20] }, right with { NoiseKey = "" }, right with { NoiseKey = "no base64!" },
        })
        {
            using var answer = await OfferAsync(worker, Right, offer);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("noiseKey: must be sealed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(0, (await worker.LivenessAsync()).Running);
    }

    [Fact]
    public async Task An_offer_that_was_altered_on_its_way_is_refused()
    {
        await using var worker = await TestWorker.StartAsync(new("http://127.0.0.1:1/"), secret: Right);
        using var http = new HttpClient();
        using var message = Message(worker, Right.Seal(Offers.Of(Offers.Training)));
        Right.Prove(message, await message.Content!.ReadAsByteArrayAsync(), TimeProvider.System);
        message.Content = JsonContent.Create(Right.Seal(Offers.Of(Offers.Training with { Dp = new(false, null) })), ComputeJson.Default.JobOffer);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(message)).StatusCode);
    }

    private static Task<HttpResponseMessage> OfferAsync(TestWorker worker, StackSecret secret) => OfferAsync(worker, secret, secret.Seal(Offers.Of(Offers.Training)));

    private static HttpRequestMessage Message(TestWorker worker, JobOffer offer) =>
        new(HttpMethod.Post, new Uri(worker.Url, ComputeRoutes.Jobs)) { Content = JsonContent.Create(offer, ComputeJson.Default.JobOffer) };

    private static async Task<HttpResponseMessage> OfferAsync(TestWorker worker, StackSecret secret, JobOffer offer)
    {
        using var http = new HttpClient();
        using var message = Message(worker, offer);
        secret.Prove(message, await message.Content!.ReadAsByteArrayAsync(), TimeProvider.System);
        return await http.SendAsync(message);
    }
}
