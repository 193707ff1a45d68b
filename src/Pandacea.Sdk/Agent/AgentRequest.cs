using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pandacea.Sdk.Agent;

/// <summary>One operation of the agent, the same for every attempt.</summary>
/// <param name="Operation">For metrics and messages.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Answer">How the answer is read.</param>
internal sealed record AgentRequest<T>(string Operation, HttpMethod Method, string Path, JsonTypeInfo<T> Answer)
{
    /// <summary>The body as JSON; empty for none.</summary>
    public byte[] Body { get; init; } = [];

    public string? IdempotencyKey { get; init; }

    /// <summary>Whether the answer says the same with 200 and with 503.</summary>
    public bool IsHealth { get; init; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead => Method == HttpMethod.Get;

    public static AgentRequest<T> Get(string operation, string path, JsonTypeInfo<T> answer) => new(operation, HttpMethod.Get, path, answer);

    public static AgentRequest<T> Post<TBody>(
        string operation, string path, TBody body, JsonTypeInfo<TBody> bodyType, string idempotencyKey, JsonTypeInfo<T> answer) =>
        new(operation, HttpMethod.Post, path, answer)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(body, bodyType),
            IdempotencyKey = idempotencyKey,
        };
}
