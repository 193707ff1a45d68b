using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;

namespace Pandacea.Stack;

/// <summary>Asks services of a stack that runs elsewhere what they are.</summary>
internal sealed class RemoteServices(HttpClient http)
{
    public async Task<ServiceStatus> FaultsAsync(Uri at, CancellationToken cancellationToken)
    {
        var version = await AskAsync(new(HttpMethod.Get, new Uri(at, "version")), "version", cancellationToken).ConfigureAwait(false);
        return Status("faults", at, version);
    }

    public async Task<ServiceStatus> EvmAsync(string name, Uri at, CancellationToken cancellationToken)
    {
        var question = new HttpRequestMessage(HttpMethod.Post, at)
        {
            Content = JsonContent.Create(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "web3_clientVersion", ["params"] = new JsonArray() }),
        };
        question.Headers.Add(WireHeaders.Probe, "drill");
        return Status(name, at, await AskAsync(question, "result", cancellationToken).ConfigureAwait(false));
    }

    public async Task<ServiceStatus> AgentAsync(Uri at, CancellationToken cancellationToken)
    {
        var question = new HttpRequestMessage(HttpMethod.Get, new Uri(at, AgentRoutes.Liveness));
        question.Headers.Add(WireHeaders.Probe, "drill");
        return Status("agent", at, await AskAsync(question, "peerId", cancellationToken).ConfigureAwait(false));
    }

    public async Task<ServiceStatus> IpfsAsync(Uri at, CancellationToken cancellationToken)
    {
        var question = new HttpRequestMessage(HttpMethod.Post, new Uri(at, "api/v0/version"));
        question.Headers.Add(WireHeaders.Probe, "drill");
        return Status("ipfs", at, await AskAsync(question, "Version", cancellationToken).ConfigureAwait(false));
    }

    private static ServiceStatus Status(string name, Uri at, string? version) =>
        new(name, at.GetLeftPart(UriPartial.Authority), version is not null, null, version, null);

    /// <summary>The text under <paramref name="name"/> in the answer; null if something else, or nothing, answers.</summary>
    private async Task<string?> AskAsync(HttpRequestMessage question, string name, CancellationToken cancellationToken)
    {
        try
        {
            using (question)
            {
                using var response = await http.SendAsync(question, cancellationToken).ConfigureAwait(false);
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken).ConfigureAwait(false);
                return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var text) ? text.ToString() : null;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException || NetworkFailure.Is(error, cancellationToken))
        {
            return null;
        }
    }
}
