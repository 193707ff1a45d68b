using System.Text.RegularExpressions;
using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>No operation had a summary, every field could be null, and what to sign stood nowhere: nobody could build on the API's description.</summary>
[Trait("Requirement", "S108")]
public sealed partial class ThinDescriptionTests
{
    // Their names mean nothing to who has only the description.
    private static readonly HashSet<string> Types = [.. typeof(AgentRoutes).Assembly.GetExportedTypes().Select(type => type.Name).Where(name => Humps().IsMatch(name))];

    [Fact]
    public async Task Every_operation_says_what_it_does_and_what_its_parameters_are()
    {
        await using var agent = await TestAgent.StartAsync();
        var operations = (await ApiDocument.OfAsync(agent)).Operations.ToList();

        Assert.True(operations.Count > 15);
        Assert.Empty(operations.Where(operation => Text(operation.Node, "summary").Length == 0 || Text(operation.Node, "description").Length == 0).Select(operation => operation.Id));
        Assert.Empty(operations.SelectMany(operation => operation.Parameters
            .Where(parameter => Text(parameter, "description").Length == 0).Select(parameter => $"{operation.Id} {Text(parameter, "name")}")));
    }

    [Fact]
    public async Task Every_field_says_what_it_is_in_words_of_the_API()
    {
        await using var agent = await TestAgent.StartAsync();
        var document = await ApiDocument.OfAsync(agent);
        var fields = document.Schemas.SelectMany(schema => document.Fields(schema.Schema).Where(field => field.Path.Length == 1).Select(field => (schema.Name, Field: field))).ToList();

        Assert.True(fields.Count > 100);
        Assert.All(fields, pair => Assert.False(string.IsNullOrEmpty(pair.Field.Description), $"{pair.Name}.{pair.Field.Text}"));
        var texts = fields.Select(pair => pair.Field.Description!).Concat(document.Schemas.Select(schema => Text(schema.Schema, "description")));
        Assert.All(texts, text => Assert.DoesNotContain(Word().Matches(text).Select(word => word.Value), Types.Contains));
    }

    [Fact]
    public async Task What_is_to_be_signed_is_said()
    {
        await using var agent = await TestAgent.StartAsync();
        var document = await ApiDocument.OfAsync(agent);

        Assert.Contains("personal_sign", Of("VerifyRequest", "signature"), StringComparison.Ordinal);
        Assert.Contains("exactly as answered", Of("VerifyRequest", "signature"), StringComparison.Ordinal);
        Assert.Contains("raiseDispute(bytes32,string)", Of("DisputeRequest", "signedTransaction"), StringComparison.Ordinal);
        Assert.Contains("stake", Of("DisputeRequest", "signedTransaction"), StringComparison.Ordinal);
        Assert.Contains("24h", Of("LeaseProposal", "duration"), StringComparison.Ordinal);
        Assert.Contains("wei", Of("LeaseProposal", "maxPrice"), StringComparison.Ordinal);

        string Of(string schema, string field) => document.Fields(document.Schemas.Single(pair => pair.Name == schema).Schema).Single(found => found.Text == field).Description!;
    }

    private static string Text(System.Text.Json.Nodes.JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";

    [GeneratedRegex("^[A-Z][a-z]+[A-Z]")]
    private static partial Regex Humps();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
