using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Faults.Catalog;
using Pandacea.Faults.Control.Server;
using Pandacea.Faults.Injection;

namespace Pandacea.Faults.Control.Toxics;

/// <summary><c>/proxies/{p}/toxics</c>, in Toxiproxy's shape.</summary>
internal sealed class ToxicApi(ProxySet proxies, ToxicBook toxics)
{
    private static readonly FaultRefusal NoProxy = new(404, "proxy not found", "Ask GET /proxies for the names.");
    private static readonly FaultRefusal NoToxic = new(404, "toxic not found", "Ask GET /proxies/{proxy}/toxics for the names.");

    private static readonly string[] Types =
        [.. FaultCatalog.All.Where(fault => fault.Stage == FaultStage.Byte && !fault.RefusesConnections).Select(fault => fault.Name)];

    public void Map(IEndpointRouteBuilder routes)
    {
        const string All = "/proxies/{proxy}/toxics";
        const string One = All + "/{toxic}";
        routes.MapGet(All, context => WithProxy(context, node => context.Response.JsonAsync(200, toxics.On(node.Spec.Name).Select(toxic => toxic.View()))));
        routes.MapPost(All, context => WithProxy(context, node => AddAsync(context, node)));
        routes.MapGet(One, context => WithToxic(context, (_, toxic) => context.Response.JsonAsync(200, toxic.View())));
        routes.MapMethods(One, ["POST", "PATCH"], context => WithToxic(context, (node, toxic) => UpdateAsync(context, node, toxic)));
        routes.MapDelete(One, context => WithToxic(context, (_, toxic) =>
        {
            toxics.Remove(toxic);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }));
    }

    private Task WithProxy(HttpContext context, Func<ProxyNode, Task> act)
        => proxies.Find((string)context.Request.RouteValues["proxy"]!) is { } node ? act(node) : context.Response.RefuseAsync(NoProxy);

    private Task WithToxic(HttpContext context, Func<ProxyNode, Toxic, Task> act) => WithProxy(context, node
        => toxics.Find(node.Spec.Name, (string)context.Request.RouteValues["toxic"]!) is { } toxic ? act(node, toxic) : context.Response.RefuseAsync(NoToxic));

    private async Task AddAsync(HttpContext context, ProxyNode node)
    {
        if (await context.ReadAsync<ToxicBody>().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var stream = body.Stream ?? "downstream";
        var attributes = Texts(body.Attributes);
        if (Check(stream, body.Type, body.Toxicity ?? 1, attributes) is { } refusal)
        {
            await context.Response.RefuseAsync(refusal).ConfigureAwait(false);
            return;
        }

        var toxic = new Toxic(node.Spec.Name, body.Name ?? $"{body.Type}_{stream}", body.Type!, stream, body.Toxicity ?? 1, attributes);
        await (toxics.TryAdd(toxic, node)
            ? context.Response.JsonAsync(200, toxic.View())
            : context.Response.RefuseAsync(new(409, "toxic already exists", "Update it, or choose another name.", "name"))).ConfigureAwait(false);
    }

    private async Task UpdateAsync(HttpContext context, ProxyNode node, Toxic toxic)
    {
        if (await context.ReadAsync<ToxicBody>().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var attributes = toxic.Attributes.ToDictionary();
        foreach (var (name, text) in Texts(body.Attributes))
        {
            attributes[name] = text;
        }

        var toxicity = body.Toxicity ?? toxic.Toxicity;
        if (Check(toxic.Stream, toxic.Type, toxicity, attributes) is { } refusal)
        {
            await context.Response.RefuseAsync(refusal).ConfigureAwait(false);
            return;
        }

        var updated = new Toxic(toxic.Proxy, toxic.Name, toxic.Type, toxic.Stream, toxicity, attributes);
        toxics.Remove(toxic);
        toxics.TryAdd(updated, node);
        await context.Response.JsonAsync(200, updated.View()).ConfigureAwait(false);
    }

    private static FaultRefusal? Check(string stream, string? type, double toxicity, Dictionary<string, string> attributes)
    {
        if (stream.ToLowerInvariant() is not ("upstream" or "downstream"))
        {
            return new(400, "stream was invalid, can be either upstream or downstream", "Correct 'stream'.", "stream");
        }

        if (!Types.Contains(type))
        {
            return new(400, $"invalid toxic type; allowed: {string.Join(", ", Types)}", "Correct 'type'.", "type");
        }

        if (toxicity is not (>= 0 and <= 1))
        {
            return new(400, "invalid toxicity; allowed: 0 to 1", "Correct 'toxicity'.", "toxicity");
        }

        return FaultCatalog.Check(type!, attributes) is [var problem, ..]
            ? new(400, problem.Message, $"Correct '{problem.Field}'.", problem.Field) : null;
    }

    private static Dictionary<string, string> Texts(Dictionary<string, JsonElement>? attributes)
        => attributes?.ToDictionary(each => each.Key, each => each.Value.ToString()) ?? [];
}
