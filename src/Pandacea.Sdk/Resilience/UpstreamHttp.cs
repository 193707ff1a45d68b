using System.Globalization;
using Pandacea.Protocol;

namespace Pandacea.Sdk.Resilience;

/// <summary>What every HTTP transport below a pipeline has in common.</summary>
public static class UpstreamHttp
{
    /// <summary>A handler with the connect timeout of the options. It follows no redirects, which would repeat a write elsewhere, and
    /// keeps no cookies. Drive it with <see cref="HttpMessageInvoker"/>: time-outs are the pipeline's, answers need no second buffer.</summary>
    public static SocketsHttpHandler NewHandler(ResilienceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            AllowAutoRedirect = false,
            UseCookies = false,
        };
    }

    /// <summary>Marks a request with its call and attempt.</summary>
    public static void Mark(HttpRequestMessage request, AttemptContext attempt)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.TryAddWithoutValidation(WireHeaders.Call, attempt.CallId);
        request.Headers.TryAddWithoutValidation(WireHeaders.Attempt, attempt.Ordinal.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Marks a request as the probe of a circuit.</summary>
    public static void MarkProbe(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.TryAddWithoutValidation(WireHeaders.Probe, "circuit");
    }
}
