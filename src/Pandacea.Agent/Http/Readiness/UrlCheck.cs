using System.Text;

namespace Pandacea.Agent.Http.Readiness;

/// <summary>A request is answered with success: a POST, as RPCs want it, or a GET.</summary>
internal sealed class UrlCheck(string name, HttpClient http, Uri url, string? json = null, bool get = false) : IReadinessCheck
{
    public string Name => name;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(get ? HttpMethod.Get : HttpMethod.Post, url) { Content = content };
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
