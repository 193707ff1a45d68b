using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>What the API's description says that the routes themselves do not.</summary>
internal static class AgentDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Pandacea agent",
                Version = AgentHeaders.ApiVersionValue,
                Description = $"Requests under {AgentRoutes.Prefix} are signed: the security scheme `{SignatureDescription.Scheme}` says how.",
            };
            document.Servers = [];
            SignatureDescription.AddTo(document);
            RequestDescription.RefuseNulls(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            RequestDescription.Complete(operation, context);
            if (("/" + context.Description.RelativePath).StartsWith(AgentRoutes.Prefix, StringComparison.Ordinal))
            {
                AddSignature(operation, context.Document);
            }

            return Task.CompletedTask;
        });
    }

    private static void AddSignature(OpenApiOperation operation, OpenApiDocument? document)
    {
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(SignatureDescription.Scheme, document)] = [] }];
        operation.Parameters ??= [];
        foreach (var (name, description) in SignatureDescription.Headers)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Required = name != AgentHeaders.TimeoutMs,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }
}
