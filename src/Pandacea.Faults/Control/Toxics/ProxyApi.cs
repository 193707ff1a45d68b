using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Faults.Control.Server;
using Pandacea.Faults.Injection;

namespace Pandacea.Faults.Control.Toxics;

/// <summary><c>/proxies</c>, <c>/populate</c>, <c>/reset</c>, <c>/version</c>, in Toxiproxy's shape.</summary>
internal sealed class ProxyApi(ProxySet proxies, ToxicBook toxics)
{
    // Clients choose PATCH over POST from 2.6.0 on; this is the version whose shape is followed.
    private const string Version = "2.12.0";

    public void Map(IEndpointRouteBuilder routes)
    {
        const string One = "/proxies/{proxy}";
        routes.MapGet("/version", context => context.Response.JsonAsync(200, new { version = Version }));
        routes.MapGet("/proxies", context => context.Response.JsonAsync(200, proxies.All.ToDictionary(node => node.Spec.Name, View)));
        routes.MapPost("/proxies", CreateAsync);
        routes.MapPost("/populate", PopulateAsync);
        routes.MapPost("/reset", context => OnFreePortsAsync(context, toxics.Reset, () => NoContent(context)));
        routes.MapGet(One, context => WithProxy(context, node => context.Response.JsonAsync(200, View(node))));
        routes.MapMethods(One, ["POST", "PATCH"], context => WithProxy(context, node => UpdateAsync(context, node)));
        routes.MapDelete(One, context => WithProxy(context, async node =>
        {
            toxics.Forget(node.Spec.Name);
            await proxies.RemoveAsync(node.Spec.Name).ConfigureAwait(false);
            await NoContent(context).ConfigureAwait(false);
        }));
    }

    private static Task NoContent(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private ProxyView View(ProxyNode node) => new(
        node.Spec.Name,
        $"127.0.0.1:{node.Spec.ListenPort}",
        $"{node.Spec.UpstreamHost}:{node.Spec.UpstreamPort}",
        toxics.IsEnabled(node.Spec.Name),
        toxics.On(node.Spec.Name).Select(toxic => toxic.View()));

    private Task WithProxy(HttpContext context, Func<ProxyNode, Task> act)
        => proxies.Find((string)context.Request.RouteValues["proxy"]!) is { } node
            ? act(node) : context.Response.RefuseAsync(new(404, "proxy not found", "Ask GET /proxies for the names."));

    private async Task CreateAsync(HttpContext context)
    {
        if (await context.ReadAsync<ProxyBody>().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var refusal = Check(body) ?? Create(body);
        await (refusal is null
            ? context.Response.JsonAsync(201, View(proxies.Find(body.Name!)!))
            : context.Response.RefuseAsync(refusal)).ConfigureAwait(false);
    }

    private async Task PopulateAsync(HttpContext context)
    {
        if (await context.ReadAsync<ProxyBody[]>().ConfigureAwait(false) is not { } bodies)
        {
            return;
        }

        var refusal = bodies.Select(Syntax).FirstOrDefault(each => each is not null);
        foreach (var body in refusal is null ? bodies : [])
        {
            if (proxies.Find(body.Name!) is { } present && View(present).Upstream == body.Upstream)
            {
                continue;
            }

            toxics.Forget(body.Name!);
            await proxies.RemoveAsync(body.Name!).ConfigureAwait(false);
            refusal ??= Create(body);
        }

        await (refusal is null
            ? context.Response.JsonAsync(201, new { proxies = bodies.Select(body => View(proxies.Find(body.Name!)!)) })
            : context.Response.RefuseAsync(refusal)).ConfigureAwait(false);
    }

    private async Task UpdateAsync(HttpContext context, ProxyNode node)
    {
        if (await context.ReadAsync<ProxyBody>().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        if ((body.Listen is { } listen && Port(listen) != node.Spec.ListenPort) || (body.Upstream is { } upstream && upstream != View(node).Upstream))
        {
            await context.Response.RefuseAsync(new(400, "'listen' and 'upstream' cannot be changed while the proxy lives; allowed: 'enabled'", "Delete the proxy and create it anew.", "listen")).ConfigureAwait(false);
            return;
        }

        var enabled = body.Enabled ?? toxics.IsEnabled(node.Spec.Name);
        await OnFreePortsAsync(context, () => toxics.Enable(node, enabled), () => context.Response.JsonAsync(200, View(node))).ConfigureAwait(false);
    }

    private static Task OnFreePortsAsync(HttpContext context, Action act, Func<Task> answer)
    {
        try
        {
            act();
        }
        catch (PortTakenException error)
        {
            return context.Response.RefuseAsync(new(500, error.Message, "Stop what listens there, and send the same again.", "listen"));
        }

        return answer();
    }

    private FaultRefusal? Check(ProxyBody body) => Syntax(body) ?? (proxies.Find(body.Name!) is null
        ? null : new(409, "proxy already exists", "Choose another name.", "name"));

    private static FaultRefusal? Syntax(ProxyBody body)
    {
        var field = string.IsNullOrEmpty(body.Name) ? "name" : string.IsNullOrEmpty(body.Upstream) ? "upstream" : null;
        if (field is not null)
        {
            return new(400, $"missing required field: {field}", $"Send '{field}'.", field);
        }

        if (Port(body.Upstream!) is not > 0)
        {
            return new(400, $"'upstream' is '{body.Upstream}'; allowed: host:port", "Correct 'upstream'.", "upstream");
        }

        return body.Listen is { Length: > 0 } listen && Port(listen) is null
            ? new(400, $"'listen' is '{listen}'; allowed: 127.0.0.1:port or localhost:port", "Correct 'listen'.", "listen") : null;
    }

    private FaultRefusal? Create(ProxyBody body)
    {
        var host = body.Upstream![..body.Upstream!.LastIndexOf(':')].Trim('[', ']');
        try
        {
            var node = proxies.Add(new(body.Name!, Port(body.Listen ?? "") ?? 0, host, Port(body.Upstream!)!.Value));
            toxics.Enable(node, body.Enabled ?? true);
            return null;
        }
        catch (PortTakenException error)
        {
            return new(500, error.Message, "Choose another port.", "listen");
        }
    }

    private static int? Port(string address)
        => int.TryParse(address.AsSpan(address.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= ushort.MaxValue && address.Contains(':') ? port : null;
}
