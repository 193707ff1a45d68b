using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Consent;

namespace Pandacea.Agent.Http;

/// <summary>The framework's JSON options, from which the API's description is made, brought into line with what bodies are read and written by.</summary>
internal static class WireJson
{
    /// <summary>Whose types the bodies are; no type is in two of them.</summary>
    public static IReadOnlyList<JsonSerializerContext> Contexts { get; } = [AgentJson.Default, JobJson.Default, ConsentJson.Default];

    public static void Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.Strict;
        foreach (var (index, context) in Contexts.Index())
        {
            options.TypeInfoResolverChain.Insert(index, context.WithAddedModifier(type => Rename(type, context)));
        }
    }

    /// <summary>A context that serves other options takes their naming policy: each property gets back the name that it has on the wire.</summary>
    private static void Rename(JsonTypeInfo type, JsonSerializerContext context)
    {
        if (type.Kind != JsonTypeInfoKind.Object || context.GetTypeInfo(type.Type) is not { } own)
        {
            return;
        }

        foreach (var (property, wire) in type.Properties.Zip(own.Properties))
        {
            property.Name = wire.Name;
        }
    }
}
