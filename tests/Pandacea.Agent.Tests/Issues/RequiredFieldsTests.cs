using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>The API's description called every field of every request optional, and the idempotency key too: what it says is held against a real agent, from the example that it gives.</summary>
[Trait("Requirement", "S108")]
public sealed class RequiredFieldsTests : IAsyncLifetime
{
    private readonly TestSigner _signer = new();
    private TestAgent _agent = null!;
    private ApiDocument _document = null!;
    private int _sent;

    public async Task InitializeAsync()
    {
        _agent = await TestAgent.StartAsync(options => options with { IdentityRate = new(1000, 1000), Jobs = options.Jobs with { Quota = 1000, Budget = 1000 } });
        _document = await ApiDocument.OfAsync(_agent);
    }

    public async Task DisposeAsync() => await _agent.DisposeAsync();

    private List<ApiOperation> Writes => [.. _document.Operations.Where(operation => operation.Method == "post")];

    [Fact]
    public async Task Every_example_is_taken()
    {
        Assert.Equal(6, Writes.Count);
        foreach (var write in Writes)
        {
            Assert.NotEqual(400, await SendAsync(write, Example(write)));
        }
    }

    [Fact]
    public async Task What_is_required_is_refused_when_it_is_missing_and_what_is_not_is_not()
    {
        Assert.Equal(
            [
                "address", "computation.type", "computationCid", "dataset", "dp", "dp.enabled", "duration", "inputs", "inputs.0.asset_id", "inputs.0.variable_name",
                "lease_id", "maxPrice", "nonce", "productId", "reason", "signature", "signedTransaction", "task",
            ],
            Fields().Where(pair => pair.Field.IsRequired).Select(pair => pair.Field.Text).Order(StringComparer.OrdinalIgnoreCase));
        foreach (var (write, field) in Fields())
        {
            var body = Example(write);
            Remove(body, field.Path);
            Assert.Equal((field.Text, field.IsRequired || IsNeededHere(field)), (field.Text, await SendAsync(write, body) == 400));
        }
    }

    [Fact]
    public async Task What_may_be_null_is_taken_as_null_and_nothing_else_is()
    {
        foreach (var (write, field) in Fields().Where(pair => pair.Field.Schema["type"] is not null || pair.Field.MayBeNull || pair.Field.IsRequired))
        {
            var body = Example(write);
            Parent(body, field.Path)[field.Path[^1]] = null;
            Assert.Equal((field.Text, field.MayBeNull && !IsNeededHere(field)), (field.Text, await SendAsync(write, body) != 400));
        }
    }

    [Fact]
    public async Task Text_that_does_not_match_its_pattern_is_refused_and_the_examples_match()
    {
        foreach (var (write, field) in Fields().Where(pair => pair.Field.Schema["pattern"] is not null))
        {
            var (body, pattern) = (Example(write), field.Schema["pattern"]!.GetValue<string>());
            Assert.True(Parent(body, field.Path)[field.Path[^1]] is not { } text || Regex.IsMatch(text.GetValue<string>(), pattern), field.Text);
            Assert.DoesNotMatch(pattern, "?");
            Parent(body, field.Path)[field.Path[^1]] = "?";
            Assert.Equal((field.Text, true), (field.Text, await SendAsync(write, body) is 400 or 401));
        }
    }

    [Fact]
    public async Task The_idempotency_key_is_required_where_it_is_said()
    {
        var keyed = Writes.Where(write => write.NeedsKey).ToList();

        Assert.Equal(["execute", "proposeLease", "raiseDispute", "train"], keyed.Select(write => write.Id).Order(StringComparer.Ordinal));
        foreach (var write in keyed)
        {
            Assert.True(write.Parameters.Single(parameter => parameter["name"]!.GetValue<string>() == "Idempotency-Key")["required"]!.GetValue<bool>());
            Assert.Equal((write.Id, 400), (write.Id, (await _agent.PostAsync(_signer, write.Target, Example(write).ToJsonString())).Status));
        }
    }

    /// <summary>Needed by what else the example says.</summary>
    private static bool IsNeededHere(ApiField field) => field.Text == "dp.epsilon";

    private IEnumerable<(ApiOperation Write, ApiField Field)> Fields() =>
        Writes.SelectMany(write => _document.Fields(write.Body!["schema"]!).Where(field => Has(Example(write), field.Path[..^1])).Select(field => (write, field)));

    private static JsonNode Example(ApiOperation write) => write.Body!["example"]!.DeepClone();

    private static bool Has(JsonNode body, string[] path) => path.Length == 0 || Find(body, path) is not null;

    private static JsonNode? Find(JsonNode? body, string[] path) =>
        path.Aggregate(body, (node, name) => node is JsonArray list ? list[0] : node?[name]);

    private static JsonObject Parent(JsonNode body, string[] path) => Find(body, path[..^1])!.AsObject();

    private static void Remove(JsonNode body, string[] path) => Parent(body, path).Remove(path[^1]);

    private async Task<int> SendAsync(ApiOperation write, JsonNode body) =>
        (await _agent.PostAsync(_signer, write.Target, body.ToJsonString(), $"k{_sent++}")).Status;
}
