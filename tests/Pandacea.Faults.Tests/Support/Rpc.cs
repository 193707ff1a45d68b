using System.Text;
using System.Text.Json;
using Pandacea.Protocol;

namespace Pandacea.Faults.Tests.Support;

internal static class Rpc
{
    public static async Task<HttpResponseMessage> PostAsync(this HttpClient http, string method, string parameters = "[]", string? call = null, string? probe = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}","params":{{parameters}}}""", Encoding.UTF8, "application/json"),
        };
        if (call is not null)
        {
            request.Headers.Add(WireHeaders.Client, "workload");
            request.Headers.Add(WireHeaders.Call, call);
            request.Headers.Add(WireHeaders.Attempt, "1");
        }

        if (probe is not null)
        {
            request.Headers.Add(WireHeaders.Probe, probe);
        }

        return await http.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(this HttpClient http, string method, string parameters = "[]")
    {
        using var response = await http.PostAsync(method, parameters);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
