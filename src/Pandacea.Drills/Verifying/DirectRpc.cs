using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pandacea.Drills.Verifying;

/// <summary>JSON-RPC straight to the node, past proxy and SDK, by code of its own: the oracle must not share what is under test.</summary>
public sealed class DirectRpc(HttpClient http, Uri node)
{
    private const int BatchSize = 200;

    /// <summary>How long the node may take for one batch.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A client for a node on this machine.</summary>
    public static DirectRpc To(Uri node) => new(new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience }, node);

    /// <summary>One call; throws <see cref="VerificationException"/> when the node does not give a result.</summary>
    public async Task<JsonNode> CallAsync(string method, JsonArray parameters, CancellationToken cancellationToken)
    {
        var results = await BatchAsync([(method, parameters)], cancellationToken).ConfigureAwait(false);
        return results[0];
    }

    /// <summary>Calls of methods that answer with null when they have done what was asked.</summary>
    public async Task CommandsAsync((string Method, JsonArray Parameters)[] calls, CancellationToken cancellationToken)
    {
        var answers = await AnswersAsync(calls, cancellationToken).ConfigureAwait(false);
        if (answers.FirstOrDefault(static answer => answer["error"] is not null) is { } refused)
        {
            throw new VerificationException($"{calls[0].Method}: the node answered {refused["error"]!.ToJsonString()}");
        }
    }

    /// <summary>Many calls, in batches; results in the order of the calls.</summary>
    public async Task<IReadOnlyList<JsonNode>> BatchAsync(IReadOnlyList<(string Method, JsonArray Parameters)> calls, CancellationToken cancellationToken)
    {
        var results = new List<JsonNode>(calls.Count);
        foreach (var chunk in calls.Chunk(BatchSize))
        {
            var answers = await AnswersAsync(chunk, cancellationToken).ConfigureAwait(false);
            results.AddRange(answers.Select((answer, index) => Result(answer, chunk[index].Method)));
        }

        return results;
    }

    private async Task<JsonNode[]> AnswersAsync((string Method, JsonArray Parameters)[] calls, CancellationToken cancellationToken)
    {
        var request = new JsonArray([.. calls.Select((call, id) => (JsonNode)new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = id,
            ["method"] = call.Method,
            ["params"] = call.Parameters,
        })]);
        try
        {
            using var response = await http.PostAsJsonAsync(node, request, cancellationToken).ConfigureAwait(false);
            var answers = await response.Content.ReadFromJsonAsync<JsonArray>(cancellationToken).ConfigureAwait(false);
            return [.. answers!.Select(static answer => answer!).OrderBy(static answer => (int)answer["id"]!)];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested
            && e is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException)
        {
            throw new VerificationException($"the node at {node} did not answer {calls[0].Method}: {e.Message}", e);
        }
    }

    private static JsonNode Result(JsonNode answer, string method) =>
        answer["result"]?.DeepClone() ?? throw new VerificationException($"{method}: the node answered {answer["error"]?.ToJsonString() ?? "no result"}");
}
