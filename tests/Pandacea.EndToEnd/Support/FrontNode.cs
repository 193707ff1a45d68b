using System.Net;
using System.Text.Json.Nodes;

namespace Pandacea.EndToEnd.Support;

/// <summary>A node in front of the real one, which may answer in its place or not at all.</summary>
public sealed class FrontNode : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _http = new();
    private readonly Uri _real;
    private readonly Func<JsonNode, string?> _instead;
    private TaskCompletionSource _speaking = new();

    // It answers on the pool's threads, of which there are as many as processors until some have been blocked for a while.
    static FrontNode() => ThreadPool.SetMinThreads(32, 32);

    /// <summary>Listens on <paramref name="port"/>.</summary>
    /// <param name="real">The real node.</param>
    /// <param name="instead">Its answer to a request; null passes the request on.</param>
    public FrontNode(int port, Uri real, Func<JsonNode, string?>? instead = null)
    {
        (_real, _instead) = (real, instead ?? (static _ => null));
        _speaking.SetResult();
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Answers nobody until it speaks again.</summary>
    public void FallSilent() => _speaking = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers everybody who waits.</summary>
    public void SpeakAgain() => _speaking.SetResult();

    public void Dispose()
    {
        _listener.Close();
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        await _speaking.Task;
        var answer = _instead(JsonNode.Parse(body)!) ?? await ForwardAsync(body);
        context.Response.ContentType = "application/json";
        await using var writer = new StreamWriter(context.Response.OutputStream);
        await writer.WriteAsync(answer);
    }

    private async Task<string> ForwardAsync(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(_real, content);
        return await response.Content.ReadAsStringAsync();
    }
}
