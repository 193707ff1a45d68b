using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Pandacea.Faults.Messages;

/// <summary>Passes requests to the dependency unchanged; where that fails the client sees its connection break, as without a proxy.</summary>
internal sealed class MessageForwarder(IHttpForwarder forwarder, Uri upstream) : IDisposable
{
    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromMinutes(10) };

    public Uri Upstream => upstream;

    public HttpMessageInvoker Invoker { get; } = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        EnableMultipleHttp2Connections = false,
    });

    public async Task ForwardAsync(HttpContext context)
    {
        var error = await forwarder.SendAsync(context, upstream.AbsoluteUri, Invoker, Config, SameHost.Instance).ConfigureAwait(false);
        if (error != ForwarderError.None)
        {
            context.Abort();
        }
    }

    public void Dispose() => Invoker.Dispose();

    private sealed class SameHost : HttpTransformer
    {
        public static readonly SameHost Instance = new();

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken).ConfigureAwait(false);
            proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        }
    }
}
