using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>Requests as they must be: fields are nullable in the code only so that the agent can say which one is missing.</summary>
internal static class RequestDescription
{
    private const string Key = "Names the operation: whatever is sent with the same key and body is done once, and answered as the first time, for 7 days. A retry keeps its key.";

    /// <summary>The key is required wherever there is one, and an example shows what the body is like.</summary>
    public static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var key in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.Name == AgentHeaders.IdempotencyKey))
        {
            key.Required = true;
            key.Description = Key;
            key.Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKeys.MaxLength, Pattern = "^[!-~]+$" };
        }

        foreach (var example in context.Description.ActionDescriptor.EndpointMetadata.OfType<BodyExample>())
        {
            operation.RequestBody!.Content!.Values.Single().Example = JsonNode.Parse(example.Json);
        }
    }

    /// <summary>No null where it is refused: in required fields of what is read strictly.</summary>
    public static void RefuseNulls(OpenApiDocument document)
    {
        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>().Where(schema => !schema.AdditionalPropertiesAllowed) ?? [])
        {
            foreach (var name in schema.Required ?? new HashSet<string>())
            {
                schema.Properties![name] = WithoutNull(schema.Properties[name]);
            }
        }
    }

    private static IOpenApiSchema WithoutNull(IOpenApiSchema property)
    {
        if (property is not OpenApiSchema schema)
        {
            return property;
        }

        schema.Type &= ~JsonSchemaType.Null;
        return schema.OneOf?.SingleOrDefault(one => one is OpenApiSchemaReference) ?? schema;
    }
}
