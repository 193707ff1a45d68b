using System.Net.Http.Headers;

namespace Pandacea.Sdk.Resilience;

/// <summary>Reads <c>Retry-After</c>, which is a number of seconds or an HTTP date.</summary>
internal static class RetryAfterHeader
{
    /// <returns>How long to wait, not negative; null if the header is missing or unreadable.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider time)
    {
        var value = headers.RetryAfter;
        var wait = value?.Delta ?? (value?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
