using System.Text.Json;
using Pandacea.Protocol.Agent;

namespace Pandacea.Protocol.Tests.Agent;

public sealed class AgentJsonTests
{
    private static readonly DateTimeOffset Instant = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Answers_have_the_names_of_the_protocol()
    {
        Writes("""{"error":{"code":"NOT_FOUND","message":"no","requestId":"r"}}""", new ErrorBody(new ErrorDetail("NOT_FOUND", "no", "r")));
        Writes("""{"nonce":"n","address":"0x1","expires_at":"2026-01-02T03:04:05+00:00"}""", new ChallengeAnswer("n", "0x1", Instant));
        Writes("""{"address":"0x1","peerId":"p","valid":true}""", new VerifyAnswer("0x1", "p", true));
        Writes("""{"data":[{"productId":"p","name":"n","dataType":"d","keywords":["a"]}],"nextCursor":null}""", new ProductPage([new ProductSummary("p", "n", "d", ["a"])]));
        Writes(
            """{"productId":"p","name":"n","dataType":"d","keywords":[],"schemaVersion":"1","ownerDid":"o","description":"x","sampleCid":"c"}""",
            new ProductDetail("p", "n", "d", [], "1", "o", "x", "c"));
        Writes("""{"status":"pending_approval","leaseProposalId":"0x2","proposedPrice":"1"}""", new LeaseAccepted(LeaseStatus.PendingApproval, "0x2", "1"));
        Writes(
            """{"status":"approved","leaseProposalId":"0x2","createdAt":"2026-01-02T03:04:05+00:00","updatedAt":"2026-01-02T03:04:05+00:00","onChainLeaseId":"0x3","price":"1"}""",
            new LeaseAnswer(LeaseStatus.Approved, "0x2", Instant, Instant, "0x3", "1"));
        Writes(
            """{"status":"expired","leaseProposalId":"0x2","createdAt":"2026-01-02T03:04:05+00:00","updatedAt":"2026-01-02T03:04:05+00:00"}""",
            new LeaseAnswer(LeaseStatus.Expired, "0x2", Instant, Instant));
        Writes("""{"disputeId":"d","status":"raised","transactionHash":"0x4"}""", new DisputeAnswer("d", DisputeAnswer.Raised, "0x4"));
        Writes("""{"status":"healthy"}""", new Health(Health.Healthy));
        Writes("""{"status":"ok","uptime_s":1.5,"peerId":"p"}""", new Liveness(Liveness.Ok, 1.5, "p"));
        Writes("""{"ready":false,"checks":[{"name":"store","status":"not_ready","detail":"x"}]}""", new Readiness(false, [new ReadinessCheck("store", ReadinessCheck.NotReady, "x")]));
    }

    [Fact]
    public void Requests_have_the_names_of_the_protocol()
    {
        Writes("""{"address":"0x1"}""", new ChallengeRequest("0x1"));
        Writes("""{"nonce":"n","signature":"0x2"}""", new VerifyRequest("n", "0x2"));
        Writes("""{"productId":"p","maxPrice":"1","duration":"24h"}""", new LeaseProposal("p", "1", "24h"));
        Writes(
            """{"productId":"p","maxPrice":"1","duration":"24h","spenderDid":"d","computation":{"type":"mean","parameters":{"column":"x"}}}""",
            new LeaseProposal("p", "1", "24h", "d", new LeaseComputation("mean", JsonElement.Parse("""{"column":"x"}"""))));
        Writes("""{"reason":"late","signedTransaction":"0x5"}""", new DisputeRequest("late", "0x5"));
    }

    [Theory]
    [InlineData("""{"productId":"p","maxPrice":"1","duration":"24h","other":1}""", "other")]
    [InlineData("""{"productId":"p","productId":"q"}""", "productId")]
    [InlineData("""{"productId":"p","maxPrice":1}""", "$.maxPrice")]
    [InlineData("""{"computation":{"type":"mean","more":{}}}""", "more")]
    [InlineData("""{"computation":{"type":["mean"]}}""", "$.computation.type")]
    [InlineData("""{"computation":{"parameters":{"a":1,"a":2}}}""", "a")]
    public void A_request_that_is_not_as_agreed_is_refused_by_name(string json, string named)
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, AgentJson.Default.LeaseProposal));
        Assert.Contains(named, error.Message + error.Path);
    }

    [Theory]
    [InlineData("""{"productId":"p","maxPrice":"1",}""")]
    [InlineData("""{"PRODUCTID":"p"}""")]
    [InlineData("""// c{"productId":"p"}""")]
    [InlineData("""[]""")]
    [InlineData("\"x\"")]
    public void Loose_JSON_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, AgentJson.Default.LeaseProposal));

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var deep = new string('[', 100) + new string(']', 100);
        var json = "{\"computation\":{\"parameters\":" + deep + "}}";
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, AgentJson.Default.LeaseProposal));
    }

    [Fact]
    public void Missing_fields_of_a_request_are_left_to_the_agent_to_name() =>
        Assert.Equal(new LeaseProposal(), JsonSerializer.Deserialize("{}", AgentJson.Default.LeaseProposal));

    [Theory]
    [InlineData("""{"status":"approved","leaseProposalId":"0x2"}""")]
    [InlineData("""{"status":"approved","leaseProposalId":null,"createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"status":1,"leaseProposalId":"0x2","createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"status":"lost","leaseProposalId":"0x2","createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z"}""")]
    public void An_answer_that_lacks_something_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, AgentJson.Default.LeaseAnswer));

    [Fact]
    public void An_answer_may_grow() =>
        Assert.Equal(new Health("healthy"), JsonSerializer.Deserialize("""{"status":"healthy","since":"x"}""", AgentJson.Default.Health));

    [Fact]
    public void Stores_and_wire_name_a_status_alike()
    {
        Assert.Equal(
            ["pending_approval", "approved", "rejected", "executed", "disputed", "resolved", "cancelled", "expired", "finalized"],
            Enum.GetValues<LeaseStatus>().Select(LeaseStatusNames.Of));
        foreach (var status in Enum.GetValues<LeaseStatus>())
        {
            Assert.True(LeaseStatusNames.TryParse(LeaseStatusNames.Of(status), out var read));
            Assert.Equal(status, read);
        }

        Assert.False(LeaseStatusNames.TryParse("Approved", out _));
        Assert.False(LeaseStatusNames.TryParse(null, out _));
    }

    private static void Writes<T>(string json, T value)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value, typeof(T), AgentJson.Default));
        var read = JsonSerializer.Deserialize(json, typeof(T), AgentJson.Default);
        Assert.Equal(json, JsonSerializer.Serialize(read, typeof(T), AgentJson.Default));
    }
}
