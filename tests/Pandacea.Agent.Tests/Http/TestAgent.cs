using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>A real agent on a real port with a store of its own.</summary>
internal sealed class TestAgent : IAsyncDisposable
{
    private static readonly string[] Tables = ["leases", "idempotency", "challenges", "address_bindings", "disputes", "outbox"];
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly string _folder;
    private readonly StringWriter _log;

    private TestAgent(string folder, StringWriter log, AgentHost host)
    {
        (_folder, _log, Host) = (folder, log, host);
        Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 500 }) { BaseAddress = host.Address, Timeout = Soon };
    }

    public AgentHost Host { get; }

    public HttpClient Http { get; }

    public string Store => Path.Combine(_folder, "agent.db");

    public string LogText
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public IReadOnlyList<JsonElement> Refusals => [.. LogText.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(line => line.GetProperty("event").GetString() == "request_refused")];

    public static async Task<TestAgent> StartAsync(
        Func<AgentOptions, AgentOptions>? change = null, TimeProvider? time = null, Action<IServiceCollection>? decorate = null)
    {
        var folder = Directory.CreateTempSubdirectory("pandacea-agent-").FullName;
        var log = new StringWriter();
        var options = new AgentOptions { DataDirectory = folder, Port = 0 };
        var host = await AgentHost.StartAsync(change?.Invoke(options) ?? options, time ?? TimeProvider.System, TextWriter.Synchronized(log), default, decorate);
        return new(folder, log, host);
    }

    /// <summary>Rows of every table that a request can change, read past the agent.</summary>
    public string Kept()
    {
        using var connection = new SqliteConnection($"Data Source={Store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Join(" UNION ALL ", Tables.Select(table => $"SELECT '{table}', COUNT(*) FROM {table}"));
        using var reader = command.ExecuteReader();
        var counts = new List<string>();
        while (reader.Read())
        {
            counts.Add($"{reader.GetString(0)} {reader.GetInt64(1)}");
        }

        return string.Join(", ", counts);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public Task<Answer> PostAsync(TestSigner signer, string path, string json, string? key = null) =>
        SendAsync(signer.Sign(this, HttpMethod.Post, path, json, key));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>An answer read to its end; the rules that all answers obey are checked here.</summary>
internal sealed record Answer(int Status, string Body, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Code => Json.GetProperty("error").GetProperty("code").GetString()!;

    public string Message => Json.GetProperty("error").GetProperty("message").GetString()!;

    public int? RetryAfter => (int?)Headers.RetryAfter?.Delta?.TotalSeconds;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
        Assert.Equal("v1", Assert.Single(response.Headers.GetValues(AgentHeaders.ApiVersion)));
        var requestId = Assert.Single(response.Headers.GetValues(AgentHeaders.RequestId));
        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
        if (answer.Status >= 400 && response.RequestMessage!.RequestUri!.AbsolutePath is not ("/health" or "/readyz"))
        {
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(requestId, answer.Json.GetProperty("error").GetProperty("requestId").GetString());
            Assert.NotEmpty(answer.Message);
        }

        return answer;
    }
}
