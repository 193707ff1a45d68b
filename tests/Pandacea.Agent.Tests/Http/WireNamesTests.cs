using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Http;
using Pandacea.Agent.Tests.Jobs;

namespace Pandacea.Agent.Tests.Http;

/// <summary>The API's description speaks of bodies as they are on the wire.</summary>
[Trait("Requirement", "S108")]
public sealed class WireNamesTests
{
    [Fact]
    public async Task Properties_have_the_names_that_they_are_read_and_written_by()
    {
        await using var agent = await TestAgent.StartAsync();
        var schemas = (await DocumentAsync(agent)).GetProperty("components").GetProperty("schemas");
        var wire = BodyTypes(agent).SelectMany(Reached).DistinctBy(type => type.Type).ToDictionary(type => type.Type.Name);

        Assert.Equal(
            schemas.EnumerateObject().Where(schema => schema.Value.TryGetProperty("properties", out _)).Select(schema => schema.Name).Order(StringComparer.Ordinal),
            wire.Keys.Order(StringComparer.Ordinal));
        Assert.All(wire, pair => Assert.Equal(pair.Value.Properties.Select(property => property.Name), Names(schemas.GetProperty(pair.Key))));
    }

    [Fact]
    public async Task No_number_may_be_a_string()
    {
        await using var agent = await TestAgent.StartAsync();
        var types = Objects(await DocumentAsync(agent)).Where(value => value.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.Array)
            .Select(value => value.GetProperty("type").EnumerateArray().Select(type => type.GetString()!).ToList()).ToList();

        Assert.Contains(types, type => type.Contains("integer"));
        Assert.DoesNotContain(types, type => type.Contains("string") && (type.Contains("integer") || type.Contains("number")));
    }

    [Fact]
    public async Task A_job_is_taken_and_shown_with_the_names_of_the_description_and_refused_with_a_string_for_a_number()
    {
        await using var agent = await JobTestAgent.StartAsync();
        var schemas = (await DocumentAsync(agent.Agent)).GetProperty("components").GetProperty("schemas");
        const string Body = """{"dataset":"builtin/logistic-1000x3","task":"logistic_regression","dp":{"enabled":true,"epsilon":1},"epochs":1,"batch_size":100,"learning_rate":4,"seed":1,"priority":"normal"}""";
        var shown = (await agent.JobAsync(await agent.AcceptedAsync("k", Body))).Json;
        var refused = await agent.TrainAsync(Body.Replace("100,", "\"100\",", StringComparison.Ordinal), "text");

        Assert.Empty(JsonDocument.Parse(Body).RootElement.EnumerateObject().Select(property => property.Name).Except(Names(schemas.GetProperty("TrainRequest"))));
        Assert.Empty(shown.EnumerateObject().Select(property => property.Name).Except(Names(schemas.GetProperty("JobAnswer"))));
        Assert.Equal(400, refused.Status);
        Assert.Contains("batch_size", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> DocumentAsync(TestAgent agent) => (await agent.GetAsync("/openapi/v1.json")).Json;

    private static IEnumerable<string> Names(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    /// <summary>What the routes take and answer, as the one context that is told of it writes it.</summary>
    private static IEnumerable<JsonTypeInfo> BodyTypes(TestAgent agent)
    {
        var metadata = agent.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.SelectMany(endpoint => endpoint.Metadata).ToList();
        var types = metadata.OfType<IAcceptsMetadata>().Select(accepts => accepts.RequestType)
            .Concat(metadata.OfType<IProducesResponseTypeMetadata>().Select(produces => produces.Type)).OfType<Type>().Where(type => type != typeof(void)).Distinct();
        return types.Select(type => Assert.Single(WireJson.Contexts, context => IsToldOf(context, type)).GetTypeInfo(type)!);
    }

    private static bool IsToldOf(JsonSerializerContext context, Type type) => context.GetType().CustomAttributes.Any(
        attribute => attribute.AttributeType == typeof(JsonSerializableAttribute) && attribute.ConstructorArguments[0].Value as Type == type);

    /// <summary>The objects within a body, itself included.</summary>
    private static IEnumerable<JsonTypeInfo> Reached(JsonTypeInfo body)
    {
        var (found, open) = (new List<JsonTypeInfo>(), new Queue<JsonTypeInfo>([body]));
        while (open.TryDequeue(out var type))
        {
            if (type.Kind == JsonTypeInfoKind.Enumerable)
            {
                open.Enqueue(body.Options.GetTypeInfo(type.ElementType!));
            }
            else if (type.Kind == JsonTypeInfoKind.Object && found.TrueForAll(other => other.Type != type.Type))
            {
                found.Add(type);
                type.Properties.ToList().ForEach(property => open.Enqueue(body.Options.GetTypeInfo(property.PropertyType)));
            }
        }

        return found;
    }

    private static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Objects(property.Value)).Prepend(value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
