using System.Text;

namespace Pandacea.Agent.Http.Readiness;

/// <summary>A POST is answered with success.</summary>
internal sealed class UrlCheck(string name, HttpClient http, Uri url, string? json = null) : IReadinessCheck
{
    public string Name => name;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(url, content, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
